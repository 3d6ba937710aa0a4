"""Digest: one paper's checked statements, each with the sentences that support it, and how they were made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from paperdigest.paper import Paper

Words = tuple[tuple[str, str], ...]  # one text as (ISO 639-1 code, text) pairs, in the post's order of languages


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the paper that supports a statement; page 0 is arXiv's abstract."""

    sentence: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim in each language, with its evidence.

    `extracted` marks a sentence of the paper shown as it stands, in a block where no claim survived.
    """

    words: Words
    evidence: tuple[Evidence, ...]
    extracted: bool = False


@dataclass(frozen=True)
class Assessment:
    """One side of the paper: what speaks for it and what against."""

    strengths: tuple[Statement, ...]
    weaknesses: tuple[Statement, ...]


@dataclass(frozen=True)
class CodeLink:
    """A code or project address printed in the paper (page ≥ 1), its abstract or its comment (page 0)."""

    url: str
    page: int


@dataclass(frozen=True)
class Injection:
    """An order to a model or a reviewer that the paper prints, or hides (page 0): what it says."""

    page: int
    text: str


@dataclass(frozen=True)
class Picture:
    """A figure or table of the paper as its post shows it.

    `label` is "Figure 3", `page` where it stands in the paper, `file` its name in the folder of the paper's pictures,
    `url` how the post links it; `width` and `height` are those it is shown in, in pixels of a page.
    """

    label: str
    page: int
    caption: str
    file: str
    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Content:
    """All blocks of a paper's section, top to bottom."""

    summary: Statement
    takeaways: tuple[Statement, ...]
    title: Words
    affiliations: tuple[str, ...]
    keywords: tuple[Words, ...]
    abstract: Words
    background: Statement
    past_methods: Statement
    approach: Statement
    results: Statement
    methods: tuple[Statement, ...]
    significance: Statement
    innovation: Assessment
    performance: Assessment
    workload: Assessment


@dataclass(frozen=True)
class Provenance:
    """How a digest was made.

    `read` is the share (0–100 %) of the paper's text that the model was given; `abstract_only` says that there was no
    text, `reason` why. `claims` counts what the model stated, `grounded` what was kept, the rest was withheld.
    `has_injections` says that the paper gives orders to models or reviewers, `partial` that the paper was too long for
    the model, or for what the settings allow, and the model was given its weightiest parts.
    """

    models: tuple[str, ...]
    prompts: str
    pages: int
    read: int
    claims: int
    grounded: int
    abstract_only: bool = False
    reason: str = ""
    language: str = "en"
    missing_languages: tuple[str, ...] = ()
    failed_steps: tuple[str, ...] = ()
    has_injections: bool = False
    partial: bool = False


@dataclass(frozen=True)
class Tally:
    """What became of claims: how many a model stated, how many were kept.

    `mended` counts claims that stand on other sentences than they named, or that were asked for anew; `restated` are
    these last, as they were first, `withheld` those that were left out, both with the reason. `notes` are what is
    bolder in a claim than in its evidence.
    """

    claims: int = 0
    grounded: int = 0
    mended: int = 0
    withheld: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.claims + other.claims,
            self.grounded + other.grounded,
            self.mended + other.mended,
            self.withheld + other.withheld,
            self.restated + other.restated,
            self.notes + other.notes,
        )


@dataclass(frozen=True)
class Digest:
    """One paper, read and summarised.

    `tallies` say by step of the chain what became of its claims; `pictures` are the figures that its post shows, best
    first.
    """

    paper: Paper
    content: Content
    code_links: tuple[CodeLink, ...]
    provenance: Provenance
    injections: tuple[Injection, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()

    @property
    def tally(self) -> Tally:
        """What became of the claims of all steps."""
        return sum(self.tallies.values(), Tally())
