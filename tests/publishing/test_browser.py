"""The exported site in the real Chromium: no console message, no request but the site's own, switches that work."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from paperdigest.publishing.feeds import Site
from paperdigest.publishing.figures import FigureFiles
from paperdigest.publishing.folder import write_site
from paperdigest.publishing.pages import build_site
from paperdigest.publishing.shelf import read_shelf
from tests.browser import chromium, served
from tests.publishing.pages import Page
from tests.publishing.shelves import ASSETS, OUT, write_posts

CHROMIUM = chromium() or ""
BROWSERS_OWN = "not an origin"  # who asks for what the browser itself looks up at its start
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--user-data-dir=profile", "--log-net-log=net.json",
    "--enable-logging=stderr", "--log-level=0", "--virtual-time-budget=4000", "--dump-dom",
)  # fmt: skip
DRIVER = "<script>localStorage.setItem('paperdigest-show', 'zh'); localStorage.setItem('paperdigest-theme', 'dark');" \
    "location = 'index.html'</script>"  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: chromium)"),
]


@pytest.fixture
def site() -> Path:
    write_posts()
    figures = FigureFiles(OUT, ASSETS, "/images/paper/")
    built = build_site(Site("羊", "Ada", "", ""), read_shelf(OUT), figures.place)
    write_site(Path("site"), built | {name: file.read_bytes() for name, file in figures.found.items()})
    return Path("site").absolute()


@pytest.fixture
def url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def load(url: str) -> tuple[Page, list[str], set[str]]:
    """The page as it stands in the end, what the console said, and the hosts that were asked."""
    done = subprocess.run(
        [CHROMIUM, *OPTIONS, url],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    events = json.loads(Path("net.json").read_text(encoding="utf-8"))["events"]
    started = [event["params"] for event in events if "initiator" in event.get("params", {})]
    hosts = {urlsplit(one["url"]).hostname or "" for one in started if one["initiator"] != BROWSERS_OWN}
    return Page(done.stdout), re.findall(r"CONSOLE.*", done.stderr), hosts


def pressed(page: Page) -> list[str]:
    chosen = [attributes for _, attributes in page.tags if attributes.get("aria-pressed") == "true"]
    return [one.get("data-set-show") or one["data-set-theme"] for one in chosen]


def test_every_page_loads_without_a_message_or_an_outside_request(site: Path, url: str) -> None:
    names = [str(path.relative_to(site)) for path in sorted(site.rglob("*.html"))]
    assert len(names) == 7
    for name in names:
        page, console, hosts = load(f"{url}/{quote(name)}")
        assert (console, hosts) == ([], {"127.0.0.1"}), name
        assert pressed(page) == ["both", "auto"]
        assert not [a for _, a in page.tags if a.get("class") == "switch" and "hidden" in a]


def test_a_page_opened_as_a_file_works_too(site: Path) -> None:
    page, console, hosts = load((site / "posts/2026-11-20/Sheep_ a topic.html").as_uri())
    assert (console, hosts, pressed(page)) == ([], set(), ["both", "auto"])


def test_the_switches_are_remembered(site: Path, url: str) -> None:
    (site / "driver.html").write_text(DRIVER)
    page, console, _ = load(f"{url}/driver.html")
    assert (console, pressed(page)) == ([], ["zh", "dark"])
    assert dict(page.tags)["html"]["data-show"] == "zh"


def test_the_policy_stops_what_a_post_could_smuggle_in(site: Path, url: str) -> None:
    smuggled = '<script>document.title = "x"</script><img src="https://evil.example/x.png">'
    index = site / "index.html"
    index.write_text(index.read_text(encoding="utf-8").replace("<main", f"{smuggled}<main"), encoding="utf-8")
    _, console, hosts = load(f"{url}/index.html")
    assert len(console) == 2
    assert all("Content Security Policy" in line for line in console)
    assert hosts == {"127.0.0.1"}


def test_what_another_host_is_asked_for_would_be_seen(site: Path, url: str) -> None:
    (site / "bad.html").write_text('<img src="https://evil.example/x.png">')
    assert "evil.example" in load(f"{url}/bad.html")[2]
