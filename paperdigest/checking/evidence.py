"""Evidence: a model's claim becomes a statement only if it stands in the paper, with the sentences that say so."""

from collections.abc import Iterable, Sequence

from paperdigest.answers import Claim
from paperdigest.checking.grounding import explain, ground
from paperdigest.checking.index import PaperIndex
from paperdigest.digest import Evidence, Statement, Words
from paperdigest.document import Document, Sentence
from paperdigest.paper import Paper


class Grounder:
    """Grounds the claims about one paper and counts: `claims` seen, `grounded` kept, `mended` of these.

    `withheld` are the others, each with the reason; `refused` are claims, as JSON, that are withheld whatever
    they stand on.
    """

    def __init__(
        self, document: Document, languages: Sequence[str], paper: Paper, refused: frozenset[str] = frozenset()
    ) -> None:
        self._index = PaperIndex(paper, document)
        self._languages = languages
        self._refused = refused
        self.claims = 0
        self.grounded = 0
        self.mended = 0
        self.withheld: list[str] = []

    def one(self, claim: Claim) -> Statement | None:
        """The claim with the sentences it stands on; None when it does not stand in the paper."""
        self.claims += 1
        words = in_order(claim.words, self._languages)
        grounding = ground(claim, self._index, self._languages)
        reason = explain(grounding.problems)
        if not reason and claim.model_dump_json() in self._refused:
            reason = "chatter, markup or the wrong language"
        if reason or not words:
            self.withheld.append(f"{' / '.join(text for _, text in words)}: {reason or 'no words'}")
            return None
        self.grounded += 1
        self.mended += grounding.mended
        return Statement(words, tuple(evidence(sentence) for sentence in grounding.evidence))

    def many(self, claims: Iterable[Claim]) -> tuple[Statement, ...]:
        """The claims that stand."""
        return tuple(statement for claim in claims if (statement := self.one(claim)))


def evidence(sentence: Sentence) -> Evidence:
    """A sentence as evidence."""
    return Evidence(sentence.id, sentence.page, sentence.text)


def in_order(words: dict[str, str], languages: Sequence[str]) -> Words:
    """One text's versions in the given order of languages, empty ones left out."""
    return tuple(
        (language, " ".join(words[language].split())) for language in languages if words.get(language, "").strip()
    )
