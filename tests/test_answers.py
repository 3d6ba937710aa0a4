from typing import Any

import pytest
from pydantic import ValidationError

from paperdigest.answers import ANSWER_TYPES, Claim, Step, answer_schema


def claim(**words: str) -> dict[str, Any]:
    return {"evidence": ["s1"], **words}


def test_a_claim_needs_evidence_and_every_language() -> None:
    languages = {"languages": ("zh", "en")}
    good = Claim.model_validate(claim(zh="一", en="one"), context=languages)
    assert good.words == {"zh": "一", "en": "one"}
    with pytest.raises(ValidationError, match="no text in zh"):
        Claim.model_validate(claim(zh="  ", en="one"), context=languages)
    with pytest.raises(ValidationError, match="evidence"):
        Claim.model_validate({"evidence": [], "zh": "一", "en": "one"}, context=languages)


def test_the_schema_asks_evidence_before_words_and_steps_in_order() -> None:
    schema = answer_schema(list(Step), ("zh", "en"), "en")
    assert schema["required"] == ["summary", "takeaways", "overview", "method", "conclusion"]
    assert schema["$defs"]["Claim"]["required"] == ["evidence", "zh", "en"]


@pytest.mark.parametrize(
    ("languages", "translate", "title", "abstract"),
    [(("zh", "en"), True, True, True), (("zh", "en"), False, True, False), (("en",), True, False, False)],
)
def test_translations_are_asked_for_other_languages_only(
    languages: tuple[str, ...], translate: bool, title: bool, abstract: bool
) -> None:
    overview = answer_schema([Step.OVERVIEW], languages, "en", translate)["$defs"]["Overview"]
    assert ("title" in overview["properties"], "abstract" in overview["properties"]) == (title, abstract)
    assert list(overview["properties"]) == overview["required"]


def test_only_keywords_that_gemini_honours() -> None:
    honoured = {
        "$defs", "$ref", "type", "description", "enum", "items", "prefixItems", "minItems", "maxItems", "minimum",
        "maximum", "anyOf", "oneOf", "properties", "additionalProperties", "required",
    }  # fmt: skip

    def keywords(node: Any, named: bool = False) -> set[str]:
        if isinstance(node, list):
            return set().union(*(keywords(child) for child in node))
        if not isinstance(node, dict):
            return set()
        own = set() if named else set(node)
        return own.union(
            *(keywords(child, named=key in {"properties", "$defs"} and not named) for key, child in node.items())
        )

    assert keywords(answer_schema(list(Step), ("zh", "en"), "en")) <= honoured


def test_too_many_or_too_few_points_are_refused() -> None:
    for count, fits in ((2, False), (3, True), (7, True), (8, False)):
        answer = {"points": [claim(en="one")] * count}
        if fits:
            ANSWER_TYPES[Step.TAKEAWAYS].model_validate(answer)
        else:
            with pytest.raises(ValidationError):
                ANSWER_TYPES[Step.TAKEAWAYS].model_validate(answer)
