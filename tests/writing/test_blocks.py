from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.writing.blocks import block_hashes, merge, split_blocks, with_figures
from paperdigest.writing.compose import compose
from paperdigest.writing.render import render_entry
from tests.hostile import digests, hostile
from tests.writing.samples import CONTENT, DIGEST, LOCAL_DIGEST, statement

LANGUAGES = ("zh", "en")
SECTION = render_entry(compose(DIGEST), LANGUAGES)
NAMES = [
    "heading", "authors", "abstract", "translation", "source", "summary", "takeaways", "provenance", "1. Title",
    "2. Authors", "3. Affiliation", "4. Keywords", "5. Urls", "6. Summary", "7. Methods", "8. Conclusion",
    "figures",
]  # fmt: skip
NEW = render_entry(
    compose(replace(DIGEST, content=replace(CONTENT, methods=(statement("数。", "Count.", 4),)))), LANGUAGES
)
PICTURES = (
    '<details>\n  <summary>点此查看论文截图</summary>\n<img src="https://a.b/1.jpg" align="middle">\n</details>\n'
)


def test_a_section_has_its_blocks_in_order() -> None:
    assert [block.name for block in split_blocks(SECTION)] == NAMES


def test_an_older_programs_section_can_be_split_too() -> None:
    text = (
        "\n\n## A Title\n\n**Authors:A B**\n\nAn abstract.\n\n[PDF](http://arxiv.org/abs/2401.00001v1) \n\n"
        "**Summary**\nOne.\n\n**Key Takeaways**\n- Two.\n\n**[ChatPaperFree](https://a.b)**\n\n1. Title: x\n\n"
        + PICTURES
    )
    assert [block.name for block in split_blocks(text)] == [
        "heading", "authors", "abstract", "source", "summary", "takeaways", "provenance", "figures",
    ]  # fmt: skip
    assert "".join(block.text for block in split_blocks(text)) == text


@given(digests() | st.just(LOCAL_DIGEST), hostile)
def test_blocks_are_the_section_whatever_is_in_it(digest: object, remark: str) -> None:
    section = render_entry(compose(digest), LANGUAGES)  # type: ignore[arg-type]
    for text in (section, section + remark, section.replace("\n", "\r\n")):
        blocks = split_blocks(text)
        assert "".join(block.text for block in blocks) == text
        assert len({block.name for block in blocks}) == len(blocks)


@pytest.mark.slow
@given(digests(), digests())
def test_what_nobody_edited_becomes_what_is_made(old: object, new: object) -> None:
    before, after = (render_entry(compose(one), LANGUAGES) for one in (old, new))  # type: ignore[arg-type]
    merged = merge(before, block_hashes(before), after)
    assert (merged.text, merged.edited) == (after, ())
    assert merged.hashes == block_hashes(after)


def test_what_a_person_edited_stays_and_is_still_known_as_edited() -> None:
    edited = SECTION.replace("羊会动。", "羊不动。")
    first = merge(edited, block_hashes(SECTION), NEW)
    assert first.edited == ("takeaways",)
    assert first.text == NEW.replace("羊会动。", "羊不动。")
    again = merge(first.text, first.hashes, SECTION)
    assert (again.edited, again.text) == (("takeaways",), edited)


def test_a_remark_belongs_to_the_block_above_it() -> None:
    edited = SECTION.replace("**7. ", "My remark.\n\n**7. ")
    merged = merge(edited, block_hashes(SECTION), NEW)
    assert merged.edited == ("6. Summary",)
    assert merged.text == NEW.replace("**7. ", "My remark.\n\n**7. ")


def test_a_block_that_a_person_removed_stays_away() -> None:
    [affiliation] = [block.text for block in split_blocks(SECTION) if block.name == "3. Affiliation"]
    removed = SECTION.replace(affiliation, "")
    merged = merge(removed, block_hashes(SECTION), NEW)
    assert merged.edited == ("3. Affiliation",)
    assert merged.text == NEW.replace(affiliation, "")
    assert merge(merged.text, merged.hashes, SECTION).text == removed


def test_new_blocks_come_to_their_place_and_others_go() -> None:
    bare = render_entry(compose(replace(DIGEST, content=replace(CONTENT, methods=(), abstract=()))), LANGUAGES)
    assert merge(bare, block_hashes(bare), SECTION).text == SECTION
    assert merge(SECTION, block_hashes(SECTION), bare).text == bare


def test_without_hashes_all_is_edited_and_stays_to_the_byte() -> None:
    for text in (SECTION, SECTION.replace("\n", "\r\n")):
        merged = merge(text, {}, NEW)
        assert (merged.text, list(merged.edited)) == (text, NAMES)


def test_pictures_stay_where_there_are_no_new_ones() -> None:
    bare = render_entry(compose(replace(DIGEST, pictures=())), LANGUAGES)
    assert with_figures(bare, f"{bare}\n{PICTURES}\n") == f"{bare}\n{PICTURES}"
    assert with_figures(bare, bare) == bare
    assert with_figures(SECTION, f"{bare}\n{PICTURES}") == SECTION


def test_an_edited_block_stays_where_the_new_section_has_none() -> None:
    edited = SECTION.replace("羊会动。", "羊不动。")
    bare = render_entry(compose(replace(DIGEST, content=replace(CONTENT, takeaways=()))), LANGUAGES)
    merged = merge(edited, block_hashes(SECTION), bare)
    assert merged.edited == ("takeaways",)
    assert [block.name for block in split_blocks(merged.text)] == NAMES
    assert "羊不动。" in merged.text
