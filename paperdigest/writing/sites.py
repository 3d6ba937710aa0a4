"""Sites: what each kind of blog or notes folder expects of a post; no other module tells them apart."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from paperdigest.writing.dialect import COMMON, Dialect
from paperdigest.writing.names import FOLDERS, Files, day_and_name


@dataclass(frozen=True)
class Site:
    """One kind of site.

    `template` is the shipped template of its posts; `dialect` how their Markdown is written; `files` what they are
    called; `link` how one digest links another, from {path} (the day with slashes), {day}, {name}, {file} and {place};
    `clock` is the time of day in a post's date; `by_file`: pictures are linked by where their files are, not by
    address; `page_front`: what a page that is no post has in its front matter besides its title.
    """

    name: str
    dialect: Dialect
    files: Files
    link: str
    clock: str
    by_file: bool = False
    page_front: str = ""

    @property
    def template(self) -> str:
        """The name of the shipped template."""
        return f"{self.name}.md"

    def link_to(self, out: Path, post: Path) -> str:
        """How a digest links another one, the file `post`, where no setting says it."""
        day, name = digest_of(out, post)
        place = post.relative_to(out).as_posix()
        return self.link.format(
            day=day,
            path=day.isoformat().replace("-", "/"),
            name=self.files.name(name),
            file=post.name,
            place=place,
        )


def digest_of(out: Path, post: Path) -> tuple[date, str]:
    """Day and name of a digest's file; ValueError for any other file."""
    found = day_and_name(out, post)
    if found is None:
        raise ValueError(f"no digest: {post}")
    return found


_PAGES = "../{place}"

# Hugo leaves HTML out unless it is told otherwise, and its documentation has formulas between \( and \). Hugo and
# Jekyll publish nothing before its time: midnight has passed when a post is written.
HEXO = Site(
    "hexo",
    COMMON,
    FOLDERS,
    _PAGES,
    "12:00:00",
    page_front="mathjax: true\ndisableNunjucks: true\nrender_with_liquid: false\n",
)
HUGO = Site(
    "hugo",
    Dialect(html=False, line_break="\\", formula=("\\\\(", "\\\\)"), dollar="&#36;"),
    Files(is_slug=True),
    "../../{day}/{name}/",
    "00:00:00",
    page_front="math: true\nmathjax: true\n",
)
JEKYLL = Site(
    "jekyll",
    Dialect(formula=("\\\\(", "\\\\)")),
    Files("-", "single/{day}-{id}", is_slug=True),
    "../../../{path}/{name}.html",
    "00:00:00",
    page_front="layout: page\nmath: true\nmathjax: true\nrender_with_liquid: false\n",
)
OBSIDIAN = Site(
    "obsidian",
    Dialect(html=False, line_break="  ", raw=True, dollar="\\$", has_marks=True),
    Files(" ", "single/{id}"),
    "{file}",
    "",
    by_file=True,
)
PLAIN = Site("plain", Dialect(html=False, line_break="\\", raw=True, dollar="\\$"), FOLDERS, _PAGES, "", by_file=True)

SITES = {site.name: site for site in (HEXO, HUGO, JEKYLL, OBSIDIAN, PLAIN)}


def single_post(site: Site, out: Path, paper_id: str, day: date) -> Path:
    """The post of one paper: where it stands, as any site calls it, else where it will for this one."""
    own, *others = (one.files.single_post(out, paper_id, day) for one in (site, *SITES.values()))
    return next((path for path in (own, *others) if path.is_file()), own)


_MARK = re.compile(r"^paperdigest: ([a-z]+)$", re.MULTILINE)


def site_of(head: str) -> Site:
    """The site that a post was written for, as its head says; Hexo's posts say nothing."""
    found = _MARK.search(head)
    return SITES.get(found[1], HEXO) if found else HEXO


@dataclass(frozen=True)
class Look:
    """How posts are written: for which site, and by which template of the user's own (an empty path: the site's)."""

    site: Site = HEXO
    template: Path = Path()

    @property
    def is_own(self) -> bool:
        """Whether the user has a template."""
        return self.template != Path()


HEXO_LOOK = Look()


def look_of(head: str, today: Look) -> Look:
    """The look in which a post with this head goes on: that of its site; without a head, today's."""
    return today if not head or site_of(head) == today.site else Look(site_of(head))
