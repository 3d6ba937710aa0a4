"""Invented digests and hostile texts for the tests of posts."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import strategies as st

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

_PIECES = [
    "$", "$$", r"\$", r"\(", r"\)", r"\[", r"\]", "\\", r"\\", "{", "}", "{{", "}}", "{%", "%}", "#}",
    "{#", "#", "##", "-", "--", "---", "...", "*", "**", "_", "__", "`", "~", "<", ">", "<b>", "</span>",
    "<br>", "&", "&amp;", "&#36;", "[", "]", "(", ")", "[PDF](",
    "[PDF](http://arxiv.org/abs/2401.00001v1)", "|", "@", "!", "^", ":", ";", ",", "·", "（", "）", "（p. 4）",
    "(p. 4)", "（摘要）", r"\alpha", r"\frac{1}{2}", "x^{2}", r"\emph{", r"\'e", r'\"o', r"\c{c}", r"\ss",
    r"\url{https://a.b/c}", r"\href{https://a.b}{t}", "https://a.b/c_d(e)", r"\begin{equation}",
    r"\end{equation}", r"\ref{x}", "'", "``", '"', "%", "x", "y", "5", "10", "中文", "/", "et al. (5)",
    '<span lang="en">', "</script>", "1.", "2)", "+", "=", "。", "“", "ﬁ", "(c)", "a.bc",
]  # fmt: skip
_SPACES = [" ", "  ", "\n", "\t", "\r\n", "\x00", "\u200b", "\u202e", "\ue000", "\u2028", "\ufffd", "\u3000", "\xa0"]
hostile = st.lists(st.sampled_from(_PIECES + _SPACES) | st.text(max_size=3), max_size=8).map("".join)

_words = st.lists(
    st.tuples(st.sampled_from(["zh", "en", "fr"]), hostile), max_size=3, unique_by=lambda word: word[0]
).map(tuple)
_evidence = st.builds(Evidence, st.just("s1"), st.integers(0, 9), hostile)
_statement = st.builds(Statement, _words, st.lists(_evidence, max_size=2).map(tuple), st.booleans())
_statements = st.lists(_statement, max_size=2).map(tuple)
_texts = st.lists(hostile, max_size=2).map(tuple)
_assessment = st.builds(Assessment, _statements, _statements)
_content = st.builds(
    Content, summary=_statement, takeaways=_statements, title=_words, affiliations=_texts,
    keywords=st.lists(_words, max_size=2).map(tuple), abstract=_words, background=_statement, past_methods=_statement,
    approach=_statement, results=_statement, methods=_statements, significance=_statement, innovation=_assessment,
    performance=_assessment, workload=_assessment,
)  # fmt: skip
_provenance = st.builds(
    Provenance, models=st.just(("offline",)) | _texts, prompts=hostile, pages=st.integers(0, 9),
    read=st.integers(0, 100), claims=st.integers(5, 9), grounded=st.integers(0, 5), abstract_only=st.booleans(),
    reason=hostile, language=st.sampled_from(["en", "fr"]),
    missing_languages=st.sampled_from([(), ("zh",), ("zh", "sv")]),
    failed_steps=_texts, has_injections=st.booleans(),
)  # fmt: skip
_address = hostile | hostile.map(lambda text: f"https://example.org/{text}.pdf")
papers = st.builds(
    Paper, id=st.sampled_from(["2401.00001", "math/0405482"]) | hostile.map(lambda text: f"x{text}"), title=hostile,
    authors=_texts | st.just(("A B",) * 40), abstract=hostile, version=st.none() | st.integers(1, 9), comment=hostile,
    url=_address, title_source=st.sampled_from(["metadata", "pdf", "file"]),
)  # fmt: skip
_links = st.lists(st.builds(CodeLink, _address, st.integers(0, 5)), max_size=2).map(tuple)
off_topics = st.builds(
    compose_off_topic, papers, _words, st.lists(st.sampled_from(["zh", "en"]), min_size=1, unique=True)
)
_pictures = st.lists(
    st.builds(
        Picture,
        hostile,
        st.integers(1, 9),
        hostile,
        hostile,
        hostile | _address,
        st.integers(1, 800),
        st.integers(1, 800),
    ),
    max_size=2,
).map(tuple)
digests = st.builds(Digest, papers, _content, _links, _provenance, pictures=_pictures)
