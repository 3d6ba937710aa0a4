"""Hygiene: what no answer may contain, whatever it says about the paper, and the mending that is certain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from pydantic import BaseModel

from paperdigest.answers import ANSWER_TYPES, Answer, Claim, Overview, Step
from paperdigest.checking.form import gaps, marks, phrases, wording
from paperdigest.checking.form.marks import MarkCode
from paperdigest.checking.form.voices import is_voice_of
from paperdigest.checking.index import printed_abstract
from paperdigest.document import Document

FieldKind = Literal["claim", "title", "keyword", "affiliation", "abstract"]
FlawCode = Literal["chatter", "placeholder", "echo", "run-on", "language", "repetition", "too-many"] | MarkCode

_HAN_FREE = ("zh", "ja", "ko")  # languages that may write Chinese characters: all others must not
_SHORTEST_ECHO = 20  # characters; a shorter clause of a prompt may be anybody's


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong with a text of an answer.

    `message` says so to the model or the user; `certain_mend` is the text without the flaw where no judgement is
    needed to get there, else None; `place` is where in the answer it stands ("points.3.zh"), empty for a bare text.
    """

    code: FlawCode
    message: str
    certain_mend: str | None = None
    place: str = ""


def check_text(text: str, language: str, kind: FieldKind, printed: str = "", told: str = "") -> tuple[Flaw, ...]:
    """The flaws of one field in one language (ISO 639-1); what the paper itself prints (`printed`) is none.

    `told` is what the text renders or stands on: where that says "I" or "you", so may the text.
    """
    flaws = [*_phrase_flaws(text, kind, printed, told), *_markup_flaws(text, printed)]
    if kind == "claim" and (reason := wording.run_on(text, language)):
        flaws.append(Flaw("run-on", f"{reason}: say one thing in one or two sentences"))
    if kind == "claim" and language == "zh" and wording.states_nothing(text):
        flaws.append(Flaw("heading", "a heading or a question: state something"))
    if kind in ("claim", "title", "abstract") and (reason := _foreign(text, language, kind, printed)):
        flaws.append(Flaw("language", reason))
    return tuple(_with_mend(flaw, text) for flaw in flaws)


def check_answer(
    step: Step,
    answer: Answer,
    languages: Sequence[str],
    document: Document,
    earlier: Mapping[Step, Answer] | None = None,
    prompts: Sequence[str] = (),
) -> tuple[Flaw, ...]:
    """The flaws of a step's answer, each with its place.

    `earlier` are the answers of other steps, which this one must not repeat (the summary may say what the takeaways
    say); `prompts` are the texts that the model was given besides the paper.
    """
    printed = "\n".join([document.title, *document.front, *(sentence.text for sentence in document.sentences)])
    orders = "\n".join(map(_folded, prompts))
    others = {
        other: _grams(_claims(given), languages) for other, given in (earlier or {}).items() if _apart(step, other)
    }
    flaws = list(_surplus(answer))
    for place, kind, language, text in _fields(answer, languages):
        found = list(check_text(text, language, kind, printed, _told(place, answer, document)))
        if echo := next((one for one in _clauses(text) if one in orders and one not in _folded(printed)), ""):
            found.append(Flaw("echo", f"repeats its instructions ({echo[:40]}…)"))
        flaws += [replace(flaw, place=place) for flaw in found]
    told: list[Claim] = []
    for place, claim in claims_in(answer):
        sources = [str(other) for other, grams in others.items() if _repeats(claim, grams)]
        sources += ["another point"] if any(_repeats(claim, _grams([one], languages)) for one in told) else []
        told.append(claim)
        flaws += [
            Flaw("repetition", f"says again what {source} says: give something else of the paper", place=place)
            for source in sources
        ]
    return tuple(flaws)


def mend_text(text: str) -> str:
    """The text without talk at its ends, emphasis, pictures, backticks and a list's dash; never empty by this."""
    while (mended := _mended_once(text)) != text:
        text = mended
    return text


def mend(step: Step, part: Any) -> Any:
    """A step's answer as it came (decoded JSON), every text mended and lists cut at the length that was asked for."""
    return _mend(ANSWER_TYPES[step], part)


def _mended_once(text: str) -> str:
    mended = marks.without_marks(text)
    talk = {(found.start, found.end) for found in phrases.chatter(mended)}
    kept = phrases.sentences(mended)
    while kept and kept[0] in talk:
        kept.pop(0)
    while kept and kept[-1] in talk:
        kept.pop()
    return mended[kept[0][0] : kept[-1][1]].strip() if kept else text


def _mend(kind: Any, part: Any) -> Any:
    if isinstance(part, str):
        return mend_text(part)
    if isinstance(part, list):
        [item] = get_args(kind)[:1] or (Any,)
        return [_mend(item, value) for value in part]
    if not isinstance(part, dict):
        return part
    fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}
    mended = {}
    for key, value in part.items():
        if key == "evidence":
            mended[key] = value
            continue
        most = _most(fields[key].metadata) if key in fields else None
        cut = value[:most] if isinstance(value, list) else value
        mended[key] = _mend(fields[key].annotation if key in fields else Any, cut)
    return mended


def _most(metadata: Sequence[Any]) -> int | None:
    return next((most for rule in metadata if (most := getattr(rule, "max_length", None)) is not None), None)


def _surplus(answer: BaseModel, place: str = "") -> Iterator[Flaw]:
    """Lists that are longer than asked; validation refuses them unless the caller built the answer without it."""
    for name, field in type(answer).model_fields.items():
        value = getattr(answer, name)
        most = _most(field.metadata)
        if isinstance(value, list) and most is not None and len(value) > most:
            yield Flaw("too-many", f"{len(value)} {name}, asked were at most {most}", place=f"{place}{name}")
        elif isinstance(value, BaseModel) and not isinstance(value, Claim):
            yield from _surplus(value, f"{place}{name}.")


def _fields(answer: BaseModel, languages: Sequence[str]) -> Iterator[tuple[str, FieldKind, str, str]]:
    """Every text of an answer: its place, kind, language and words."""
    for place, claim in claims_in(answer):
        yield from ((f"{place}.{code}", "claim", code, claim.words[code]) for code in languages if code in claim.words)
    if isinstance(answer, Overview):
        yield from ((f"title.{code}", "title", code, text) for code, text in answer.title.root.items())
        yield from ((f"abstract.{code}", "abstract", code, text) for code, text in answer.abstract.root.items())
        yield from ((f"affiliations.{at}", "affiliation", "", text) for at, text in enumerate(answer.affiliations))
        for at, words in enumerate(answer.keywords):
            yield from ((f"keywords.{at}.{code}", "keyword", code, text) for code, text in words.root.items())


def _told(place: str, answer: BaseModel, document: Document) -> str:
    """What the text there renders: its evidence, or the title or the abstract of the PDF."""
    if place.startswith("title."):
        return document.title
    if place.startswith("abstract."):
        return printed_abstract(document)
    evidence = dict(claims_in(answer)).get(place.rpartition(".")[0])
    return " ".join(one.text for one in document.sentences if evidence and one.id in evidence.evidence)


def claims_in(value: Any, place: str = "") -> Iterator[tuple[str, Claim]]:
    """Every claim of an answer with its place, such as "points.3"."""
    if isinstance(value, Claim):
        yield place, value
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from claims_in(item, f"{place}.{at}")
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from claims_in(getattr(value, name), f"{place}.{name}".lstrip("."))


def _claims(answer: Answer) -> list[Claim]:
    return [claim for _, claim in claims_in(answer)]


def _grams(claims: Iterable[Claim], languages: Sequence[str]) -> dict[str, frozenset[tuple[str, ...]]]:
    words = [claim.words for claim in claims]
    return {code: wording.grams(text.get(code, "") for text in words) for code in languages}


def _repeats(claim: Claim, told: Mapping[str, frozenset[tuple[str, ...]]]) -> bool:
    """Whether it does in every language: one alone may share a turn of phrase."""
    return bool(told) and all(wording.repeats(claim.words.get(code, ""), grams) for code, grams in told.items())


def _apart(step: Step, other: Step) -> bool:
    return step != other and {step, other} != {Step.SUMMARY, Step.TAKEAWAYS}


def _phrase_flaws(text: str, kind: FieldKind, printed: str, told: str) -> Iterator[Flaw]:
    """At most one of a kind: the first says enough."""
    own = text.strip()
    holes = gaps.placeholders(text)
    if kind != "affiliation":
        holes += gaps.form_fields(text) + gaps.remarks(text)
    talk, gap = (
        next((one for one in found if one.piece not in printed or one.piece == own), None)
        for found in ([one for one in phrases.chatter(text) if not is_voice_of(told, one.piece)], holes)
    )
    if talk:
        yield Flaw("chatter", f"{talk.what} ({talk.piece[:40]}), not a statement about the paper")
    if gap:
        yield Flaw("placeholder", f"{gap.what} ({gap.piece[:40]}) instead of content")


def _markup_flaws(text: str, printed: str) -> Iterator[Flaw]:
    yield from (Flaw(code, message) for code, message in marks.found(text, printed))


def _foreign(text: str, language: str, kind: FieldKind, printed: str) -> str:
    if language == "zh" and not wording.is_chinese(text):
        return "is not written in Chinese"
    if language == "zh" and (run := next((r for r in wording.foreign_runs(text) if r not in printed), "")):
        return f"has a sentence in another language ({run[:40]})"
    if language == "zh" and kind != "title" and (sentence := wording.foreign_sentence(text)):
        return f"has a sentence in another language ({sentence[:40]})"
    if language not in _HAN_FREE and (run := next((r for r in wording.han_runs(text) if r not in printed), "")):
        return f"has Chinese characters ({run[:20]}) in a text in another language"
    return ""


def _with_mend(flaw: Flaw, text: str) -> Flaw:
    """A flaw with the mended text, when mending leaves nothing of its kind."""
    if flaw.code not in ("chatter", "markup"):
        return flaw
    mended = mend_text(text)
    left = phrases.chatter(mended) if flaw.code == "chatter" else list(_markup_flaws(mended, ""))
    return flaw if left or not mended else replace(flaw, certain_mend=mended)


def _clauses(text: str) -> Iterator[str]:
    """Those of a text's clauses that are long enough to be told from anybody's words."""
    clauses = (_folded(text[start:end]).rstrip(".:!?。：！？") for start, end in phrases.sentences(text))
    return (clause for clause in clauses if len(clause) >= _SHORTEST_ECHO)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
