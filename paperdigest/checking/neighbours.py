"""Neighbours: claims that cite the sentence beside the one that says what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperdigest.answers import Claim
from paperdigest.checking.grounding import ground
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning import correspondence
from paperdigest.checking.meaning.dictionary import stems
from paperdigest.checking.problems import Code, Grounding

_ELSEWHERE = {Code.SAYS_ELSE, Code.ASIDE, Code.STRAY_AMOUNT}  # what may be wrong when the evidence is one sentence off
_TELLS = 0.3  # share of the words of a claim that a neighbour has to have, in each language


def ground_nearby(claim: Claim, index: PaperIndex, languages: Sequence[str]) -> Grounding:
    """Ground a claim, with a sentence next to those that it cites where they do not say it and that one says more.

    With the neighbour it has to stand in all that it says; it is held against the cited sentences, too.
    """
    grounding = ground(claim, index, languages)
    if grounding.problems and all(problem.code in _ELSEWHERE for problem in grounding.problems):
        for neighbour in _neighbours(claim, index, languages):
            joined = claim.model_copy(update={"evidence": [*claim.evidence, neighbour]})
            mended = ground(joined, index, languages)
            if not mended.problems:
                return replace(mended, mended=True)
    return grounding


def _neighbours(claim: Claim, index: PaperIndex, languages: Sequence[str]) -> Iterator[str]:
    """The ids of the sentences next to the cited ones that say more of the claim than those do, the best first."""
    texts = [(claim.words[language], language) for language in languages if claim.words.get(language)]
    said = [correspondence.read(text, language).words for text, language in texts]
    cited = {index.places[name] for name in claim.evidence if name in index.places}
    beside = {place + step for place in cited for step in (-1, 1)} - cited
    told = {
        place: min(correspondence.share(words, stems(index.sentences[place].text)) for words in said)
        for place in cited | beside
        if 0 <= place < len(index.sentences)
    }
    most = max((told[place] for place in cited), default=0.0)
    found = [place for place in beside & told.keys() if told[place] > max(most, _TELLS)]
    yield from (index.sentences[place].id for place in sorted(found, key=lambda place: (-told[place], place)))
