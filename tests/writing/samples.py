"""Invented digests for the tests of posts."""

from dataclasses import replace
from datetime import date, datetime

from paperdigest.digest import (
    Assessment,
    CodeLink,
    Content,
    Digest,
    Evidence,
    Picture,
    Provenance,
    Statement,
)  # fmt: skip
from paperdigest.paper import Paper
from paperdigest.writing.compose import compose, compose_off_topic, describe
from paperdigest.writing.post import Entry, Post, sort_key

SHEEP = Paper(
    id="2401.00001",
    title="Counting Sheep Without Falling Asleep",
    authors=("Ada Example", "Bo Example", "Cy Example", "Di Example"),
    abstract="We count $n=12$ sheep in \\emph{one} meadow, see https://example.org/sheep.",
    version=2,
    comment="12 pages, 3 fences",
)
LOCAL = Paper(id="wool notes", title="Notes on Wool", title_source="file")
PROVENANCE = Provenance(("model-a",), "default 0123abcd", pages=12, read=97, claims=20, grounded=18)


def statement(zh: str, en: str, *pages: int, extracted: bool = False) -> Statement:
    """A statement with one cited sentence a page; an empty text is left out."""
    words = tuple((language, text) for language, text in (("zh", zh), ("en", en)) if text)
    return Statement(
        words, tuple(Evidence(f"s{page}", page, f'We "count" on page {page}.') for page in pages), extracted
    )


CONTENT = Content(
    summary=statement("数羊法数到 12 只。", "The method counts 12 sheep.", 1),
    takeaways=(statement("羊会动。", "Sheep move.", 2, 3), statement("", "Wool is warm.", 4, extracted=True)),
    title=(("zh", "数羊而不睡着"),),
    affiliations=("Meadow Institute", "Barn; East Wing"),
    keywords=((("zh", "羊"), ("en", "sheep")), (("zh", "计数"), ("en", "counting"))),
    abstract=(("zh", "我们在一片草地上数了 $n=12$ 只羊。"),),
    background=statement("数羊使人困。", "Counting makes sleepy.", 1),
    past_methods=statement("过去靠手指。", "Fingers were used.", 2),
    approach=statement("我们用 $f'(x)$。", "We use $f'(x)$.", 3),
    results=statement("准确率 99%。", "Accuracy is 99%.", 8),
    methods=(statement("先数腿。", "Count the legs.", 4), statement("再除以四。", "Divide by four.", 4)),
    significance=statement("可以安睡。", "One can sleep.", 9),
    innovation=Assessment(
        (statement("数腿。", "Legs.", 1), statement("除法。", "Division.", 2)), (statement("慢。", "Slow.", 3),)
    ),
    performance=Assessment((), (statement("三条腿的羊。", "Sheep with three legs.", 7),)),
    workload=Assessment((statement("一晚。", "One night.", 5),), ()),
)
LINKS = (CodeLink("https://example.org/sheep", 0), CodeLink("https://example.org/code.git", 5))
PICTURES = (
    Picture(
        "Figure 1", 3, "Figure 1: Our sheep counter.", "fig-1.webp", "/images/paper/2401.00001v2/fig-1.webp", 400, 300
    ),
    Picture(
        "Table 2", 8, 'Table 2: "Sheep" & <b>goats</b> {{ $x$ }}.', "tab-2.webp", "https://a.example/t b.webp", 401, 99
    ),
)
DIGEST = Digest(SHEEP, CONTENT, LINKS, PROVENANCE, pictures=PICTURES)
LOCAL_DIGEST = Digest(
    LOCAL,
    replace(CONTENT, affiliations=(), keywords=(), abstract=(), title=()),
    (),
    Provenance(("offline",), "default 0123abcd", 3, 100, 15, 15, missing_languages=("zh",)),
)


def post(*entries: Entry, languages: tuple[str, ...] = ("zh", "en")) -> Post:
    """A post of the given sections, in their order."""
    day = date(2026, 11, 20)
    first = entries[0].title if entries else ""
    return Post(
        title="Sheep: a topic",
        topic="Sheep: a topic",
        date=day,
        updated=datetime(2026, 11, 20, 18, 30, 5),
        languages=languages,
        models=("model-a", "offline"),
        description=describe("Sheep: a topic", day, first, languages),
        homepage="https://example.org/paperdigest",
        entries=tuple(sorted(entries, key=lambda entry: sort_key(entry.id), reverse=True)),
    )


OFF_TOPIC = compose_off_topic(
    replace(SHEEP, id="2401.00009", title="Goats · [PDF] & Co"),
    (("zh", "讲的是山羊 · 不是绵羊。"), ("en", "It is about goats · not sheep.")),
    ("zh", "en"),
)
ENTRIES = (compose(DIGEST), compose(LOCAL_DIGEST))
