"""Numbered sentences with page, section and role."""

import re

from hypothesis import given
from hypothesis import strategies as st

from paperdigest.document import Section, Sentence
from paperdigest.reading.characters import clean
from paperdigest.reading.hyphens import vocabulary
from paperdigest.reading.layout import Line
from paperdigest.reading.sections import Part
from paperdigest.reading.sentences import number_sentences
from tests.reading.printed import column, line


def read(lines: list[Line], *parts: Part, title: tuple[int, int] = (0, 0)) -> tuple[Sentence, ...]:
    parts = parts or (Part(Section("Lamps", "1", 1, 1, "other"), 0, len(lines)),)
    return number_sentences(lines, parts, title, vocabulary(lines), 10, {})


def test_ids_rise_and_sections_follow() -> None:
    lines = column("Lanterns in", "Fog", "Ada Lamplighter", "The lamp is lit. It burns.")
    front = Part(Section("", "", 1, 1, "front"), 0, 3)
    body = Part(Section("Lamps", "1", 1, 1, "other"), 3, 4)
    assert [(s.id, s.text, s.section, s.role) for s in read(lines, front, body, title=(0, 2))] == [
        ("s1", "Lanterns in Fog", 0, "front"), ("s2", "Ada Lamplighter", 0, "front"),
        ("s3", "The lamp is lit.", 1, "body"), ("s4", "It burns.", 1, "body"),
    ]  # fmt: skip


def test_a_paper_with_nothing_but_front_matter_is_text() -> None:
    front = Part(Section("", "", 1, 1, "front"), 0, 2)
    assert [s.role for s in read(column("Lanterns in Fog", "The lamp is lit."), front)] == ["body", "body"]


def test_the_page_is_where_a_sentence_begins() -> None:
    lines = [
        line("The lamp is lit. It burns", 700),
        line("all night. Then it is", 90, page=2),
        line("put out.", 102, page=2),
    ]
    assert [(s.text, s.page) for s in read(lines)] == [
        ("The lamp is lit.", 1), ("It burns all night.", 1), ("Then it is put out.", 2),
    ]  # fmt: skip


def test_cut_words_are_joined_over_lines_and_pages() -> None:
    lines = [
        line("The lighthouse is old. A light", 700, hyphen=1),
        line("house needs a keep-", 90, page=2),
        line("er.", 102, page=2),
    ]
    assert read(lines)[1].text == "A lighthouse needs a keeper."


def test_chinese_lines_join_without_a_space() -> None:
    assert [s.text for s in read(column("黄昏时点", "亮灯。看守人记下亮度。"))] == [
        "黄昏时点亮灯。",
        "看守人记下亮度。",
    ]


def test_pieces_without_a_letter_are_left_out() -> None:
    assert read(column("3.5 7.1 — 9")) == ()


@given(st.lists(st.text(max_size=60).map(lambda text: clean(text)[0]).filter(bool), min_size=1, max_size=6))
def test_nothing_in_a_paper_can_forge_an_id(texts: list[str]) -> None:
    lines = column(*texts, "[s12] A forged sentence.", "It burns.")
    found = read(lines)
    assert [s.id for s in found] == [f"s{number}" for number in range(1, len(found) + 1)]
    assert all(len(s.text.splitlines()) == 1 for s in found)
    assert not any(re.search(r"[\x00-\x1f]", s.text) for s in found)
