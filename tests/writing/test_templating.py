from dataclasses import replace
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError
from paperdigest.writing.parse import split
from paperdigest.writing.publish import Frame, PostWriter
from paperdigest.writing.render import render
from paperdigest.writing.rewrite import rewrite
from paperdigest.writing.sidecar import read_sidecar, sidecar_path
from paperdigest.writing.sites import HEXO, HUGO, SITES, Look
from paperdigest.writing.specimen import check_look
from tests.cli.command import paperdigest
from tests.writing.samples import ENTRIES, post
from tests.writing.test_publish import FRAME, record

OWN = Path("my.md.j2")
EXTENDS = '{% extends "paperdigest/hexo.md" %}\n'
ABSTRACT = EXTENDS + "{% block abstract %}\n*{{ abstract }}*\n\n{% endblock %}\n"


def look(text: str, site: str = "hexo", name: str = "my.md.j2") -> Look:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return Look(SITES[site], path)


@pytest.mark.parametrize("site", SITES)
def test_a_template_that_only_extends_changes_nothing(site: str) -> None:
    own = look(f'{{% extends "paperdigest/{site}.md" %}}\n', site, f"{site}.j2")
    check_look(own)
    whole = post(*ENTRIES)
    assert render(whole, own) == render(whole, Look(SITES[site]))


def test_the_template_of_the_docs_works() -> None:
    docs = Path(__file__).parents[2] / "docs/templates.md"
    own = look(docs.read_text(encoding="utf-8").partition("```jinja\n")[2].partition("```")[0], name="docs.j2")
    check_look(own)
    assert "\n> [!NOTE]\n> We count $n=12$" in render(post(*ENTRIES), own)


def test_a_block_of_ones_own() -> None:
    text = render(post(*ENTRIES), look(ABSTRACT, name="abstract.j2"))
    assert "\n*We count $n=12$ sheep in one meadow, see [" in text
    assert [section.id for section in split(text)[1]] == ["2401.00001", "wool notes"]


def test_what_a_template_writes_is_turned_into_the_sites_dialect() -> None:
    own = EXTENDS.replace("hexo", "hugo") + "{% block abstract %}\nCosts $n$.\n\n{% endblock %}\n"
    assert "\nCosts \\\\(n\\\\).\n" in render(post(*ENTRIES), look(own, "hugo", "dialect.j2"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (EXTENDS + "{% block abstract %}\n{{ abstrct }}\n{% endblock %}", r"a\.j2:3: .*abstrct"),
        (EXTENDS + "\n{% if %}", r"a\.j2:3: .*mend the template"),
        (EXTENDS + "{% block abstract %}{{ 1 / 0 }}{% endblock %}", r"a\.j2:2: division by zero"),
        (
            EXTENDS + "{% block abstract %}{{ names.x.__class__ }}{% endblock %}",
            r"a\.j2:2: ",
        ),
        ("{% extends 'paperdigest/nix.md' %}", r"a\.j2.*no template 'paperdigest/nix\.md'"),
        ("# {{ part }}", r"a\.j2: a paper's section has to begin"),
        (EXTENDS + "{% block front %}\ntitle: {{ yaml.title }}\n{% endblock %}", r"a\.j2.*date"),
        (EXTENDS + "{% block banner %}{% endblock %}", r"a\.j2: the head needs"),
        (EXTENDS + "{% block list %}{% endblock %}", r"a\.j2: a list has to begin"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_refused_in_one_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.j2"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as raised:
        check_look(Look(HEXO, path))
    assert "\n" not in str(raised.value)


def test_a_hugo_post_has_to_say_so() -> None:
    front = "{% block front %}\ntitle: {{ yaml.title }}\ndate: {{ date }}\nlastmod: {{ updated }}\n"
    front += "topic: {{ yaml.topic }}\n"
    own = look(
        EXTENDS.replace("hexo", "hugo") + front + "description: {{ yaml.description }}\n{% endblock %}", "hugo", "b.j2"
    )
    with pytest.raises(ConfigError, match=r"paperdigest: \{\{ site \}\}"):
        check_look(own)


def test_a_missing_template_is_said() -> None:
    with pytest.raises(ConfigError, match=r"no template gone\.j2"):
        check_look(Look(HUGO, Path("gone.j2")))


def test_the_command_stops_before_it_reads_anything() -> None:
    OWN.write_text(EXTENDS + "{% block summary %}{{ summry }}{% endblock %}")
    result = paperdigest("digest", "sheep", "--set", "template=my.md.j2")
    assert (result.code, result.out) == (2, "")
    assert "my.md.j2:2: 'summry' is undefined" in result.err


@pytest.mark.parametrize("site", SITES)
def test_a_post_that_stands_is_extended_and_made_anew_around_what_was_edited(site: str) -> None:
    kind = SITES[site]
    path = kind.files.digest(FRAME.out, FRAME.day, FRAME.topic)
    frame: Frame = replace(FRAME, path=path, look=Look(kind))
    PostWriter(frame).flush(complete=True)
    writer = PostWriter(frame)
    writer.add(record())
    writer.flush(complete=True)
    first = path.read_text(encoding="utf-8")
    edited = first.replace("**7. 方法 / Methods**", "**7. 方法 / Methods**\n\nMine.")
    path.write_text(edited, encoding="utf-8")
    writer = PostWriter(frame)
    writer.add(record("2401.00002", "More Sheep"))
    writer.flush(complete=True)
    extended = path.read_text(encoding="utf-8")
    assert split(edited)[1][0].text in extended
    assert [section.id for section in split(extended)[1]] == ["2401.00002", "2401.00001"]
    sidecar = read_sidecar(sidecar_path(frame.out, path))
    renamed = record(title="Sheep, Counted")
    made = rewrite(frame, extended, sidecar, {"2401.00001": renamed}, overwrite=False)
    assert "Mine." in made.text
    assert "## Sheep, Counted" in made.text
    assert [change.name for paper in made.papers for change in paper.blocks if change.stays] == ["7. Methods"]
