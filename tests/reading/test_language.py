"""The language of a text."""

import pytest

from paperdigest.reading.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The lamp is lit at dusk and the keeper writes down how bright it is.", "en"),
        ("Die Lampe wird in der Dämmerung angezündet und der Wärter schreibt auf, wie hell sie ist.", "de"),
        ("La lampe est allumée le soir et le gardien note la clarté dans un cahier pour les marins.", "fr"),
        ("La lámpara se enciende al anochecer y el guarda anota en un cuaderno que la luz es clara.", "es"),
        ("La lampada è accesa la sera e il guardiano scrive nel quaderno che la luce è chiara.", "it"),
        ("黄昏时点亮灯，看守人 (keeper) 记下亮度。", "zh"),
        ("夕暮れにランプを灯し、守が明るさを記す。", "ja"),
        ("해질녘에 등불을 켜고 밝기를 적는다.", "ko"),
        ("В сумерках зажигают лампу и пишут.", "ru"),
        ("", "en"),
    ],
)
def test_detect(text: str, code: str) -> None:
    assert detect_language(text) == code
