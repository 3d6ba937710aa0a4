import pytest

from paperdigest.answers import Claim
from paperdigest.checking.grounding import ground
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.numbers.dimensions import contradicted, mismeasured
from tests.papers import document, paper

TEXT = document(
    "A sheep slept for 23 minutes and dreamt every 10 ms.",
    "Wool grows by 36.6 and 72.3%, at 450 eV.",
    "The barn is 20.3 cm high and costs $30 a minute, 15% more than hay, and 20× more than grass.",
    "Farmers read 125 pages, 30 h 40 times.",
    "Shearing takes about eight hours and the dog tens of milliseconds.",
    "SheepNet 12.5 9.9",
    "Grass is 0.7 greener and covers 61.4% of the meadow.",
)
INDEX = PaperIndex(paper(abstract=""), TEXT)


def found(text: str, *evidence: int) -> list[str]:
    return [one.replace("＄", "$") for one in mismeasured(text, [TEXT.sentences[at].text for at in evidence], INDEX)]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("It slept for 23 min.", 0),
        ("睡了 23 分钟，每 0.01 秒做一个梦。", 0),
        ("Wool grows by 36.6%.", 1),
        ("每分钟 30 美元。", 2),
        ("It costs $1,800 an hour.", 2),
        ("It is 203 mm high.", 2),
        ("It reaches 12.5%.", 5),
        ("It reaches 12.5 points.", 5),
        ("剪毛要八个小时。", 4),
        ("Shearing takes 480 minutes.", 4),
        ("It takes nine years.", 1),
        ("In sentence 23, 61.4% is covered.", 0),
        ("It slept for less than half an hour.", 0),
        ("睡了不到半小时。", 0),
        ("Shearing takes over four hours, about eight hours.", 4),
    ],
)
def test_numbers_with_the_units_of_the_evidence_or_none_stand(text: str, evidence: int) -> None:
    assert found(text, evidence) == []


@pytest.mark.parametrize(
    ("text", "evidence", "number"),
    [
        ("It slept for 23 hours.", 0, "23 hours"),
        ("睡了 23 小时。", 0, "23 小时"),
        ("It dreams every 10 s.", 0, "10 s"),
        ("at 450 keV", 1, "450 keV"),
        ("It is 20.3 m high.", 2, "20.3 m"),
        ("It costs $30 an hour.", 2, "$30"),
        ("It costs €30.", 2, "€30"),
        ("15× more", 2, "15×"),
        ("20% more", 2, "20%"),
        ("by 15 percentage points", 2, "15 percentage points"),
        ("61.4 points of it", 6, "61.4 points"),
        ("It takes 99 years.", 1, "99 years"),
        ("0.7% greener", 6, "0.7%"),
        ("剪毛要九小时。", 4, "九小时"),
        ("Shearing takes half an hour.", 4, "half an hour"),
        ("Shearing takes less than half an hour.", 4, "half an hour"),
        ("The dog takes tens of microseconds.", 4, "tens of microseconds"),
    ],
)
def test_numbers_with_other_units_do_not(text: str, evidence: int, number: str) -> None:
    assert found(text, evidence) == [number]


def test_a_number_that_the_evidence_lacks_is_held_against_the_paper() -> None:
    assert found("It slept for 23 hours.", 1) == ["23 hours"]
    assert found("It slept for 23 minutes.", 1) == []
    assert found("It slept for 0.125 hours.", 6) == ["0.125 hours"]  # 450 s, but the paper has 450 eV


@pytest.mark.parametrize(
    ("text", "other", "numbers"),
    [
        ("23 小时", "23 minutes", ["23 小时"]),
        ("23 分钟", "23 minutes", []),
        ("九小时", "eight hours", ["九小时"]),
        ("0.01 秒", "10 ms", []),
        ("23 只羊，5 天", "23 minutes, a week", []),
    ],
)
def test_languages_contradict_each_other_in_units(text: str, other: str, numbers: list[str]) -> None:
    assert list(contradicted(text, other)) == numbers


def test_a_claim_with_another_unit_does_not_stand() -> None:
    claim = Claim(evidence=["s1"], words={"en": "A sheep slept for 23 hours."})
    assert [problem.text for problem in ground(claim, INDEX, ("en",)).problems] == ["23 hours"]
