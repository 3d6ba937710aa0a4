import unicodedata
from datetime import date
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given

from paperdigest.writing.names import digest_path, safe_name, single_path
from tests.hostile import hostile, oversized


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talking Head Generation", "Talking Head Generation"),
        ("3D/NeRF: 神经辐射场?", "3D_NeRF_ 神经辐射场_"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("nul .txt", "_nul .txt"),
        ("caf\u00e9", "caf_"),
        ("cafe\u0301", "caf_"),
        ("\uf900", "\u8c48"),
        ("...", "_"),
        ("", "_"),
    ],
)
def test_names_keep_what_is_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_paths_of_posts() -> None:
    assert digest_path(Path("p"), date(2024, 6, 1), "A/B") == Path("p/2024-06-01/A_B.md")
    assert single_path(Path("p"), "math/0405482") == Path("p/math_0405482.md")


@given(hostile | oversized)
def test_any_text_makes_one_visible_file_in_the_folder(text: str) -> None:
    name = safe_name(text)
    assert Path(name).name == PureWindowsPath(name).name == name
    assert not PureWindowsPath(f"{name}.md").is_reserved()
    assert name == name.strip(" ") == name.rstrip(".")
    assert not name.startswith(".")
    assert len(name.encode()) <= 120
    assert safe_name(name) == name
    assert {unicodedata.normalize(form, name) for form in ("NFC", "NFD")} == {name}
    assert {safe_name(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")} == {name}
