"""Evidence: a model's claim becomes a statement only if it stands in the paper, with the sentences that say so."""

from collections import defaultdict
from collections.abc import Sequence

from paperdigest.checking.problems import explain
from paperdigest.checking.review import Review
from paperdigest.digest import Evidence, Statement, Tally, Words
from paperdigest.document import Sentence


class Gate:
    """Lets the claims of reviewed answers into a digest, and keeps a tally for each step of the chain."""

    def __init__(self, review: Review, languages: Sequence[str]) -> None:
        self._review = review
        self._languages = languages
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)

    def one(self, place: str) -> Statement | None:
        """The claim at a place with the sentences it stands on; None when there is none, or it does not stand."""
        claim = self._review.claims.get(place)
        if claim is None:
            return None
        step = place.partition(".")[0]
        words = in_order(claim.words, self._languages)
        shown = " / ".join(text for _, text in words)
        reason = self._review.reason(place)
        if reason or not words:
            self.tallies[step] += Tally(claims=1, withheld=(f"{shown}: {reason or 'no words'}",))
            return None
        grounding = self._review.groundings[place]
        note = explain(grounding.notes)
        notes = (f"{shown}: {note}",) if note else ()
        self.tallies[step] += Tally(claims=1, grounded=1, mended=int(grounding.mended), notes=notes)
        return Statement(words, tuple(evidence(sentence) for sentence in grounding.evidence))

    def many(self, place: str) -> tuple[Statement, ...]:
        """Those of the claims in the list at a place that stand."""
        inside = [name for name in self._review.claims if name.startswith(f"{place}.")]
        return tuple(statement for name in inside if (statement := self.one(name)))


def evidence(sentence: Sentence) -> Evidence:
    """A sentence as evidence."""
    return Evidence(sentence.id, sentence.page, sentence.text)


def in_order(words: dict[str, str], languages: Sequence[str]) -> Words:
    """One text's versions in the given order of languages, empty ones left out."""
    return tuple(
        (language, " ".join(words[language].split())) for language in languages if words.get(language, "").strip()
    )
