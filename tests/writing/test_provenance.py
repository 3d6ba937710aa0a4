from dataclasses import replace

import pytest

from paperdigest.digest import Provenance
from paperdigest.writing.provenance import read_provenance, show_provenance
from tests.writing.samples import PROVENANCE

BOTH = ("zh", "en")


def test_what_a_line_says() -> None:
    assert show_provenance(PROVENANCE, BOTH, 0, "") == (
        "**paperdigest** model-a · prompts default 0123abcd · 全文 / full text, 12 pages, 97 % read"
        " · 18/20 claims grounded, 2 withheld"
    )


def test_an_offline_digest_does_not_boast_of_grounding() -> None:
    offline = replace(PROVENANCE, models=("offline",), claims=15, grounded=15, missing_languages=("zh",))
    line = show_provenance(offline, BOTH, 0, "")
    assert "grounded" not in line
    assert "15 句，均摘自原文 / sentences, all taken from the paper" in line
    assert line.endswith("中文部分需要语言模型 / the Chinese half needs a language model")


def test_an_abstract_only_digest_says_so_loudly_in_both_languages() -> None:
    line = show_provenance(replace(PROVENANCE, abstract_only=True, reason="a scan", read=0), BOTH, 0, "")
    assert "**仅据摘要，未读全文 / abstract only, not the full text**, 12 pages: a scan" in line
    assert "97 %" not in line


def test_a_paper_that_was_read_in_part_says_so_in_both_languages() -> None:
    line = show_provenance(replace(PROVENANCE, partial=True, read=23), BOTH, 0, "")
    assert "部分正文 / part of the text, 12 pages, 23 % read" in line
    assert "full text" not in line


@pytest.mark.parametrize("languages", [BOTH, ("zh",), ("en",), ("fr",)])
@pytest.mark.parametrize(
    "provenance",
    [
        PROVENANCE,
        Provenance((), "", 1, 0, 0, 0),
        Provenance(("offline",), "x", 0, 0, 3, 3, True, "a · scan, really", "fr", ("zh", "sv"), ("summary", "a, b")),
        replace(PROVENANCE, partial=True, read=23),
        Provenance(("a, b", "c · d"), "p · q", 1, 100, 9, 9, language="de", missing_languages=("en",)),
    ],
)
def test_lines_come_back(provenance: Provenance, languages: tuple[str, ...]) -> None:
    line = show_provenance(provenance, languages, 4, "https://example.org")
    assert read_provenance(line) == provenance


def test_any_other_line_is_none() -> None:
    assert read_provenance("**Summary**") is None
