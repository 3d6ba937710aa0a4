"""Evidence: a model's claim becomes a statement only with sentences of the paper behind it."""

from collections.abc import Iterable, Sequence

from paperdigest.answers import Claim
from paperdigest.digest import Evidence, Statement, Words
from paperdigest.document import Document, Sentence


class Grounder:
    """Ties claims to one document's sentences and counts: `claims` seen, `grounded` kept."""

    def __init__(self, document: Document, languages: Sequence[str]) -> None:
        self._sentences = {sentence.id: sentence for sentence in document.sentences}
        self._languages = languages
        self.claims = 0
        self.grounded = 0

    def one(self, claim: Claim) -> Statement | None:
        """The claim with the sentences it names; None when none of them exists in the paper."""
        self.claims += 1
        known = [self._sentences[name] for name in dict.fromkeys(claim.evidence) if name in self._sentences]
        words = in_order(claim.words, self._languages)
        if not known or not words:
            return None
        self.grounded += 1
        return Statement(words, tuple(evidence(sentence) for sentence in known))

    def many(self, claims: Iterable[Claim]) -> tuple[Statement, ...]:
        """The claims that could be tied."""
        return tuple(statement for claim in claims if (statement := self.one(claim)))


def evidence(sentence: Sentence) -> Evidence:
    """A sentence as evidence."""
    return Evidence(sentence.id, sentence.page, sentence.text)


def in_order(words: dict[str, str], languages: Sequence[str]) -> Words:
    """One text's versions in the given order of languages, empty ones left out."""
    return tuple(
        (language, " ".join(words[language].split())) for language in languages if words.get(language, "").strip()
    )
