"""The answer of each step of the chain: what a model may say, validated where it enters."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationInfo, create_model, model_validator


class Step(StrEnum):
    """The steps of the chain, in the order they are asked and shown."""

    SUMMARY = "summary"
    TAKEAWAYS = "takeaways"
    OVERVIEW = "overview"
    METHOD = "method"
    CONCLUSION = "conclusion"


class Answer(BaseModel):
    """Base of everything that a model answers."""

    model_config = ConfigDict(frozen=True)


class Words(RootModel[dict[str, str]]):
    """One text in several languages, by ISO 639-1 code."""


class Translation(Words):
    """A text of the paper in the post's other languages."""


class Claim(Answer):
    """One statement in each language and the ids of the sentences that support it.

    On the wire `{"evidence": ["s12"], "zh": …, "en": …}`; pass `context={"languages": (…)}` to require languages.
    """

    evidence: Annotated[list[str], Field(min_length=1)]
    words: dict[str, str]

    @model_validator(mode="before")
    @classmethod
    def _from_wire(cls, data: Any, info: ValidationInfo) -> Any:
        if not isinstance(data, dict) or "words" in data:
            return data
        words = {key: text.strip() for key, text in data.items() if key != "evidence" and isinstance(text, str)}
        wanted: Sequence[str] = (info.context or {}).get("languages", ())
        missing = [language for language in wanted if not words.get(language)]
        if missing:
            raise ValueError(f"a claim has no text in {', '.join(missing)}")
        return {"evidence": data.get("evidence"), "words": words}


class Summary(Answer):
    """The paper in one sentence."""

    claim: Claim


class Takeaways(Answer):
    """What a reader should remember."""

    points: Annotated[list[Claim], Field(min_length=3, max_length=7)]


class Overview(Answer):
    """What the paper is about: names, keywords, translations, and its story in four claims."""

    title: Translation = Translation({})
    affiliations: list[str]
    keywords: Annotated[list[Words], Field(min_length=3, max_length=6)]
    abstract: Translation = Translation({})
    background: Claim
    past_methods: Claim
    approach: Claim
    results: Claim


class Method(Answer):
    """How it works, in the order of the paper's own steps."""

    points: Annotated[list[Claim], Field(min_length=2, max_length=8)]


class Assessment(Answer):
    """One side of the paper: what speaks for it and what against."""

    strengths: Annotated[list[Claim], Field(min_length=1, max_length=2)]
    weaknesses: Annotated[list[Claim], Field(max_length=2)]


class Conclusion(Answer):
    """What the paper is worth."""

    significance: Claim
    innovation: Assessment
    performance: Assessment
    workload: Assessment


ANSWER_TYPES: dict[Step, type[Answer]] = {
    Step.SUMMARY: Summary,
    Step.TAKEAWAYS: Takeaways,
    Step.OVERVIEW: Overview,
    Step.METHOD: Method,
    Step.CONCLUSION: Conclusion,
}


@dataclass(frozen=True)
class Points:
    """The lists of claims of a step's answer, the type that has them, and how long they may be allowed to get."""

    owner: str
    lists: tuple[str, ...]
    least: int
    most: int


POINTS: dict[Step, Points] = {
    Step.TAKEAWAYS: Points("Takeaways", ("points",), 3, 7),
    Step.METHOD: Points("Method", ("points",), 2, 8),
    Step.CONCLUSION: Points("Assessment", ("strengths", "weaknesses"), 1, 2),
}

A = TypeVar("A", bound=Answer)


def with_claims(answer: A, replacements: Mapping[str, Claim]) -> A:
    """The answer with other claims at some places, named as in "points.3" or "innovation.strengths.0"."""
    return answer.model_copy(update={name: _replaced(value, name, replacements) for name, value in answer})


def _replaced(value: Any, place: str, replacements: Mapping[str, Claim]) -> Any:
    if isinstance(value, Claim):
        return replacements.get(place, value)
    if isinstance(value, list):
        return [_replaced(item, f"{place}.{at}", replacements) for at, item in enumerate(value)]
    if isinstance(value, Answer):
        return value.model_copy(update={name: _replaced(one, f"{place}.{name}", replacements) for name, one in value})
    return value


def cut(step: Step, part: Any, most: int) -> Any:
    """A step's answer, as decoded JSON, with at most so many items in each of its lists of claims."""
    if isinstance(part, dict):
        return {
            key: value[:most] if key in POINTS[step].lists and isinstance(value, list) else cut(step, value, most)
            for key, value in part.items()
        }
    return part


def answer_schema(
    steps: Sequence[Step],
    languages: Sequence[str],
    source: str,
    translate_abstract: bool = True,
    most: Mapping[Step, int] | None = None,
) -> dict[str, Any]:
    """JSON Schema of one object with a property a step, in the given order.

    `languages` are those of the post, `source` is the paper's own: translations are asked for the others only. `most`
    bounds the lists of claims of some steps further.
    """
    schema = deepcopy(_generated_schema(tuple(steps)))
    definitions = schema["$defs"]
    definitions["Claim"] = claim_schema(languages)
    definitions["Words"] = _object(dict.fromkeys(languages, _TEXT))
    foreign = [language for language in languages if language != source]
    definitions["Translation"] = _object(dict.fromkeys(foreign, _TEXT))
    if "Overview" in definitions:
        _require_translations(
            definitions["Overview"], title=bool(foreign), abstract=bool(foreign) and translate_abstract
        )
    for step, count in (most or {}).items():
        for name in POINTS[step].lists if step in steps else ():
            definitions[POINTS[step].owner]["properties"][name]["maxItems"] = count
    return {key: _without_titles(value) for key, value in schema.items() if key != "title"}


@lru_cache(maxsize=64)
def _generated_schema(steps: tuple[Step, ...]) -> dict[str, Any]:
    """What pydantic makes of the answer types: the same for all papers, and slow to make."""
    fields: dict[str, Any] = {step.value: (ANSWER_TYPES[step], ...) for step in steps}
    answers: type[BaseModel] = create_model("Answers", **fields)
    return answers.model_json_schema()


def claim_schema(languages: Sequence[str]) -> dict[str, Any]:
    """JSON Schema of one claim: evidence first, so that a model looks before it speaks."""
    return _object({"evidence": _EVIDENCE} | dict.fromkeys(languages, _TEXT))


_TEXT = {"type": "string"}
_EVIDENCE = {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 4}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _require_translations(overview: dict[str, Any], **wanted: bool) -> None:
    """Ask for the translations first to last as declared, or not at all."""
    for name, is_wanted in wanted.items():
        if is_wanted:
            overview["properties"][name].pop("default", None)
        else:
            del overview["properties"][name]
    overview["required"] = list(overview["properties"])


def _without_titles(node: Any) -> Any:
    """Drop pydantic's generated `title` strings: they cost tokens in every request and say nothing."""
    if isinstance(node, dict):
        return {
            key: _without_titles(value) for key, value in node.items() if key != "title" or not isinstance(value, str)
        }
    if isinstance(node, list):
        return [_without_titles(value) for value in node]
    return node
