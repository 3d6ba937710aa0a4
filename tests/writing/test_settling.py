import pytest

from paperdigest.writing.clean import clean, plain
from paperdigest.writing.settling import settled


def test_a_rewriting_goes_on_until_nothing_changes() -> None:
    assert settled("((((x))))", lambda text: text.replace("(x)", "x")) == "x"


def test_what_nests_deeper_than_any_person_nests_loses_what_nests() -> None:
    assert settled("{" * 50 + "x" + "}" * 50, lambda text: text.replace("{x}", "x")) == "x"


@pytest.mark.parametrize(
    "text",
    [
        "&" + "amp;" * 2000 + "lt;", "\\emph{" * 2000 + "x" + "}" * 2000, "{\\it " * 2000 + "x" + "}" * 2000,
        "\\url{" * 2000 + "https://a.example" + "}" * 2000, "\\" * 6000, "\\" * 6000 + "%", "<a " * 2000 + ">" * 2000,
    ],
    ids=["entity", "style", "switch", "link", "backslash", "escape", "tag"],
)  # fmt: skip
def test_a_text_that_nests_for_ever_is_read_at_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert plain(plain(text)) == plain(text)
