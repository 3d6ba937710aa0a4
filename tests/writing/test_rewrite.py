from dataclasses import replace
from datetime import datetime

import pytest

from paperdigest.errors import ConfigError
from paperdigest.writing.history import history_folder, settled_sidecar
from paperdigest.writing.parse import parse, split
from paperdigest.writing.publish import Frame
from paperdigest.writing.rewrite import Rewritten, rewrite
from paperdigest.writing.sidecar import PaperRecord, Sidecar, sidecar_path
from paperdigest.writing.sites import HEXO, SITES, Look, site_of
from tests.writing.samples import CONTENT, statement
from tests.writing.test_publish import FRAME, OUT, PATH, publish, record

LATER = replace(FRAME, now=datetime(2024, 7, 1, 9))
OLD_POST = """
---
title: Sheep and Wool
date: 2024-02-29 20:47:51
author: Somebody
cover: https://a.b/cover.jpg
categories: Paper
tags:
    - Sheep and Wool
description: x
---

>⚠️ 以下所有内容总结都来自于 Google的大语言模型

# 2024-02-29 更新

## The Second   Paper

**Authors:A B**

An abstract.

[PDF](http://arxiv.org/abs/2402.00001v1)\x20

**Summary**
好的，以下是总结。

**[ChatPaperFree](https://a.b)**

<details>
  <summary>点此查看论文截图</summary>
<img src="https://a.b/1.jpg" align="middle">
</details>


## The First Paper

**Authors:C D**

[PDF](http://arxiv.org/abs/2402.00003v1)

**[ChatPaperFree](https://a.b)**
"""


def other(one: PaperRecord, model: str = "model-b") -> PaperRecord:
    """The record with a method of another model."""
    content = replace(CONTENT, methods=(statement("只数腿。", "Only count legs.", 4),))
    provenance = replace(one.digest.provenance, models=("model-a", model))
    return replace(one, digest=replace(one.digest, content=content, provenance=provenance))


def standing() -> tuple[str, Sidecar]:
    text = PATH.read_text(encoding="utf-8")
    sidecar = settled_sidecar(OUT, PATH, text)
    assert sidecar
    return text, sidecar


def renewed(*records: PaperRecord, overwrite: bool = False, frame: Frame = LATER) -> Rewritten:
    text, sidecar = standing()
    return rewrite(frame, text, sidecar, {one.digest.paper.id: one for one in records}, overwrite)


def test_only_what_is_new_changes_and_head_and_banner_follow() -> None:
    publish(record("2401.00001"), record("2401.00002"))
    made = renewed(other(record("2401.00002")))
    assert made.is_changed
    before, after = split(made.before), split(made.text)
    assert after[1][1] == before[1][1]
    assert "只数腿" in after[1][0].text
    post = parse(made.text)
    assert (post.models, post.updated, post.date) == (("model-a", "model-b"), LATER.now, FRAME.day)
    [change, head] = [block.name for paper in made.papers for block in paper.blocks if block.name != "provenance"][::-1]
    assert (head, change) == ("head", "7. Methods")


def test_writing_keeps_the_old_version_and_the_new_sidecar_knows_the_new_one() -> None:
    old = publish(record())
    made = renewed(other(record()))
    made.write()
    assert PATH.read_text(encoding="utf-8") == made.text
    assert (history_folder(OUT, PATH) / "0001.txt").read_text(encoding="utf-8") == old
    again = renewed(other(record()), frame=replace(LATER, now=datetime(2024, 8, 1)))
    assert not again.is_changed
    assert again.papers == ()


def test_new_answers_that_read_the_same_change_the_sidecar_alone() -> None:
    text = publish(record())
    made = renewed(replace(record(), runs=7))
    made.write()
    assert PATH.read_text(encoding="utf-8") == text
    assert not history_folder(OUT, PATH).exists()
    assert standing()[1].papers[0].runs == 7
    path = sidecar_path(OUT, PATH)
    before = path.read_bytes()
    renewed(replace(record(), runs=7)).write()
    assert path.read_bytes() == before


def test_an_edited_block_stays_is_shown_and_goes_with_overwrite() -> None:
    text = publish(record()).replace("羊会动。", "羊不动。")
    PATH.write_text(text, encoding="utf-8")
    kept = renewed(other(record()))
    assert "羊不动。" in kept.text
    shown = {block.name: block for paper in kept.papers for block in paper.blocks}
    assert (shown["takeaways"].stays, shown["7. Methods"].stays) == (True, False)
    assert "羊不动" in shown["takeaways"].before
    assert "羊会动" in shown["takeaways"].after
    overwritten = renewed(other(record()), overwrite=True)
    assert "羊不动。" not in overwritten.text
    assert not any(block.stays for paper in overwritten.papers for block in paper.blocks)


def bare(one: PaperRecord) -> PaperRecord:
    """The same without pictures."""
    return replace(one, digest=replace(one.digest, pictures=()))


def test_of_an_edited_head_only_update_and_models_are_new() -> None:
    text = publish(bare(record()))
    text = text.replace("cover:", "cover: https://example.org/mine.png").replace("aside:", "aside: false")
    PATH.write_text(text, encoding="utf-8")
    head = split(renewed(bare(other(record()))).text)[0]
    assert "updated: 2024-07-01 09:00:00" in head
    assert "model-a, model-b" in head
    assert head.count("\n") == split(text)[0].count("\n")
    assert "aside: false" in head
    overwritten = split(renewed(bare(other(record())), overwrite=True).text)[0]
    assert "aside: false" not in overwritten
    assert "mine.png" in overwritten  # where no figure gives another cover
    assert "mine.png" not in split(renewed(other(record()), overwrite=True).text)[0]


def test_another_systems_line_ends_stay() -> None:
    foreign = publish(record()).replace("\n", "\r\n")
    one = other(record())
    made = rewrite(LATER, foreign, standing()[1], {one.digest.paper.id: one}, overwrite=True).text
    assert "updated: 2024-07-01 09:00:00" in made
    assert made.count("\r\n") == made.count("\n") > 50


def test_what_stands_under_the_sections_and_what_was_deleted_is_left() -> None:
    publish(record("2401.00001"), record("2401.00002"))
    text, _ = standing()
    _, sections, _ = split(text)
    PATH.write_text(text.replace(sections[0].text, ""), encoding="utf-8")
    made = renewed(other(record("2401.00002")), other(record("2401.00001")))
    assert [section.id for section in split(made.text)[1]] == ["2401.00001"]
    assert [one.digest.paper.id for one in made.sidecar.papers] == ["2401.00001"]


def test_an_older_programs_post_becomes_ours_in_its_order() -> None:
    frame = replace(LATER, title="Sheep and Wool", topic="Sheep and Wool", day=datetime(2024, 2, 29).date())
    records = {name: bare(record(name, f"Paper {name}")) for name in ("2402.00001", "2402.00003")}
    made = rewrite(frame, OLD_POST, None, records, overwrite=True)
    assert made.text.startswith("---\n")
    assert "\ndate: 2024-02-29 20:47:51\n" in made.text
    post = parse(made.text)
    assert [entry.id for entry in post.entries] == ["2402.00001", "2402.00003"]
    assert (post.author, post.cover, post.topic) == ("Somebody", "https://a.b/cover.jpg", "Sheep and Wool")
    assert made.text.count('<img src="https://a.b/1.jpg" align="middle">') == 1
    assert "ChatPaperFree" not in made.text
    assert made.sidecar.complete


def test_models_of_sections_that_nobody_knows_stay_in_the_banner() -> None:
    text = publish(record("2401.00001"), record("2401.00002"))
    made = rewrite(LATER, text, None, {"2401.00001": replace(other(record("2401.00001"), "model-c"))}, True)
    assert parse(made.text).models == ("model-a", "model-c")
    assert split(made.text)[1][0] == split(text)[1][0]


def test_a_paper_that_stands_in_an_older_post_twice_comes_once() -> None:
    frame = replace(LATER, day=datetime(2024, 2, 29).date())
    twice = OLD_POST + OLD_POST.partition("# 2024-02-29 更新\n")[2]
    records = {name: record(name, f"Paper {name}") for name in ("2402.00001", "2402.00003")}
    made = rewrite(frame, twice, None, records, overwrite=True)
    assert [entry.id for entry in parse(made.text).entries] == ["2402.00001", "2402.00003"]


def test_other_languages_reach_an_edited_head_too() -> None:
    text = publish(record()).replace("aside:", "aside: false")
    PATH.write_text(text, encoding="utf-8")
    made = renewed(record(), frame=replace(LATER, languages=("en",)))
    assert parse(made.text).languages == ("en",)
    assert "aside: false" in made.text


def test_a_part_of_a_post_is_made_anew_for_the_site_of_the_rest_and_all_of_it_for_todays() -> None:
    publish(record("2401.00001"), record("2401.00002"))
    hugo = replace(LATER, look=Look(SITES["hugo"]))
    part = renewed(other(record("2401.00002")), frame=hugo)
    assert (site_of(part.text), part.text) == (HEXO, renewed(other(record("2401.00002"))).text)
    whole = renewed(other(record("2401.00001")), other(record("2401.00002")), frame=hugo)
    assert site_of(whole.text) == SITES["hugo"]
    assert len(parse(whole.text).entries) == 2


def test_what_changed_while_it_was_shown_is_not_written_over() -> None:
    publish(record())
    made = renewed(other(record()))
    PATH.write_text(made.before + "Mine.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="was changed meanwhile"):
        made.write()
    assert PATH.read_text(encoding="utf-8").endswith("Mine.\n")


def test_a_lost_sidecar_is_written_anew_though_the_post_reads_the_same() -> None:
    text = publish(record())
    sidecar_path(OUT, PATH).unlink()
    rewrite(LATER, text, None, {record().digest.paper.id: record()}, overwrite=True).write()
    assert PATH.read_text(encoding="utf-8") == text
    assert [one.digest.paper.id for one in standing()[1].papers] == [record().digest.paper.id]
