"""Refusals: the texts of a model's answers that may not reach a post, whatever they say about the paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperdigest.answers import Answer, Overview, Step, Words
from paperdigest.checking.correspondence import read, says_other
from paperdigest.checking.grounding import unprinted
from paperdigest.checking.hygiene import Flaw, check_answer, claims_in
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.problems import explain
from paperdigest.document import Document

_SAYS_ELSE = "it says something else than the paper's"


@dataclass(frozen=True)
class Refusal:
    """Why a text is refused, in one line; `is_repetition`: only because another step says the same."""

    reason: str
    is_repetition: bool = False


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
    and translations of something else.
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
            fields = _unprinted(answer, index) | fields
        earlier[step] = answer
    return Refusals(claims, fields)


def _unprinted(overview: Overview, index: PaperIndex) -> dict[str, Refusal]:
    named: dict[str, Words] = {"title": overview.title, "abstract": overview.abstract}
    named |= {f"keywords.{at}": words for at, words in enumerate(overview.keywords)}
    originals = {"title": index.title, "abstract": index.abstract}
    reasons: dict[str, str] = {}
    for place, words in named.items():
        beside = [originals.get(place, ""), *words.root.values()]
        absent = [one for code, text in words.root.items() for one in unprinted(text, code, index.prints, beside)]
        reasons[place] = explain(absent)
    reasons |= {place: _SAYS_ELSE for place in _mistranslated(overview, index) if not reasons[place]}
    return {place: Refusal(reason) for place, reason in reasons.items() if reason}


def _mistranslated(overview: Overview, index: PaperIndex) -> Iterator[str]:
    """The Chinese translations that say something other than an English paper's title or abstract."""
    originals = {"title": (overview.title, index.title), "abstract": (overview.abstract, index.abstract)}
    for place, (translation, original) in originals.items():
        text = translation.root.get("zh", "")
        if text and original and index.language == "en" and says_other(read(text, "zh"), read(original, "en")):
            yield place


def _is_of(place: str, claims: Mapping[str, object]) -> bool:
    return place in claims or place.rpartition(".")[0] in claims


def _refusal(flaws: Sequence[Flaw]) -> Refusal:
    reason = "; ".join(dict.fromkeys(flaw.message for flaw in flaws))
    return Refusal(reason, all(flaw.code == "repetition" for flaw in flaws))
