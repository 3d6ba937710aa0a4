"""Refusals: the texts of a model's answers that may not reach a post, whatever they say about the paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paperdigest.answers import Answer, Overview, Step, Words
from paperdigest.checking.form.hygiene import Flaw, check_answer, claims_in
from paperdigest.checking.grounding import unprinted
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.keywords import misnamed
from paperdigest.checking.problems import explain
from paperdigest.checking.translations import departures, only_talks
from paperdigest.document import Document


@dataclass(frozen=True)
class Refusal:
    """Why a text is refused, in one line; `is_idle`: nothing is lost where it is left out."""

    reason: str
    is_idle: bool = False


@dataclass(frozen=True)
class Refusals:
    """`claims` by their place in the answers ("method.points.2"), `fields` of the overview by name ("keywords.2")."""

    claims: Mapping[str, Refusal] = field(default_factory=dict)
    fields: Mapping[str, Refusal] = field(default_factory=dict)


NOTHING_REFUSED = Refusals()


def find_refusals(
    answers: Mapping[Step, Answer],
    languages: Sequence[str],
    document: Document,
    prompts: Sequence[str],
    index: PaperIndex,
) -> Refusals:
    """What has a flaw that could not be mended with certainty; of two claims that repeat each other, the later one.

    Also the overview's translations and keywords with a number or a name that the paper does not print: `index` knows,
    translations that depart from their originals, and keywords that are none of the paper's.
    """
    claims: dict[str, Refusal] = {}
    fields: dict[str, Refusal] = {}
    earlier: dict[Step, Answer] = {}
    for step in sorted(answers, key=list(Step).index):
        answer = answers[step]
        flaws: dict[str, list[Flaw]] = {}
        for flaw in check_answer(step, answer, languages, document, earlier, prompts):
            flaws.setdefault(flaw.place, []).append(flaw)
        found = dict(claims_in(answer))
        for place in found:
            own = [flaw for at in (place, *(f"{place}.{code}" for code in languages)) for flaw in flaws.get(at, ())]
            if own:
                claims[f"{step}.{place}"] = _refusal(own)
        rest = {place.rpartition(".")[0]: own for place, own in flaws.items() if not _is_of(place, found)}
        fields |= {place: _refusal(own) for place, own in rest.items()}
        if isinstance(answer, Overview):
            fields = _unsupported(answer, languages, index) | fields
        earlier[step] = answer
    return Refusals(claims, fields)


def _unsupported(overview: Overview, languages: Sequence[str], index: PaperIndex) -> dict[str, Refusal]:
    reasons: dict[str, str] = {}
    for place, originals in index.originals.items():
        translation: Words = getattr(overview, place)
        reasons[place] = _unprinted(translation, originals, index) or _unlike(
            translation, originals, index, place == "title"
        )
    for at, words in enumerate(overview.keywords):
        reasons[f"keywords.{at}"] = _unprinted(words, (), index) or misnamed(words.root, languages, index)
    idle = {place for place in index.originals if only_talks(getattr(overview, place).root.get("zh", ""))}
    return {place: Refusal(reason, place in idle) for place, reason in reasons.items() if reason}


def _unprinted(words: Words, originals: Sequence[str], index: PaperIndex) -> str:
    """What a text says in numbers and names that the paper prints nowhere."""
    beside = [*originals, *words.root.values()]
    return explain([one for code, text in words.root.items() for one in unprinted(text, code, index.prints, beside)])


def _unlike(translation: Words, originals: Sequence[str], index: PaperIndex, is_title: bool) -> str:
    """Why a translation is none of the paper's title or abstract, as arXiv has it or as the PDF prints it."""
    for code, text in translation.root.items():
        known = index.stems_about if is_title else index.stems
        found = [list(departures(text, code, original, index.language, known, is_title)) for original in originals]
        if text and found and all(found):
            return "; ".join(sorted(found, key=len)[0])
    return ""


def _is_of(place: str, claims: Mapping[str, object]) -> bool:
    return place in claims or place.rpartition(".")[0] in claims


def _refusal(flaws: Sequence[Flaw]) -> Refusal:
    reason = "; ".join(dict.fromkeys(flaw.message for flaw in flaws))
    return Refusal(reason, all(flaw.code == "repetition" for flaw in flaws))
