"""A small posts folder: two topics, two days, a post of another program, and figures."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from paperdigest.writing.post import Mention
from paperdigest.writing.render import render
from tests.writing.samples import ENTRIES, OFF_TOPIC, post
from tests.writing.test_rewrite import OLD_POST

OUT, ASSETS = Path("posts"), Path("posts/assets")
PNG = b"\x89PNG\r\n\x1a\n"
MENTION = Mention(
    "2401.00001", 2, "Counting $n$ Sheep", "http://arxiv.org/abs/2401.00001v2", "Sheep_ a topic · 2026-11-20",
    "../2026-11-20/Sheep_%20a%20topic.md",
)  # fmt: skip


def write_posts(out: Path = OUT, assets: Path = ASSETS) -> None:
    """Write them; OLD_POST, of 2024, has pictures on another host, and no `updated`."""
    sheep = replace(post(*ENTRIES), off_topic=(OFF_TOPIC,))
    goats = replace(
        post(ENTRIES[0]), title="山羊 & Goats", topic="山羊 & Goats", date=date(2026, 11, 21),
        updated=datetime(2026, 11, 21, 9), mentions=(MENTION,), entries=(),
    )  # fmt: skip
    posts = {
        "2026-11-20/Sheep_ a topic.md": render(sheep),
        "2026-11-21/山羊 _ Goats.md": render(goats),
        "2024-02-29/Sheep and Wool.md": OLD_POST,
        "2026-11-20/.hidden.md": "no post",
        "notes.md": "# No post either\n",
    }
    for name, text in posts.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    (assets / "2401.00001v2").mkdir(parents=True, exist_ok=True)
    (assets / "2401.00001v2/fig-1.webp").write_bytes(PNG)
