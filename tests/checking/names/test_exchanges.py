import pytest

from paperdigest.checking.names.exchanges import exchanged, replaced

EVIDENCE = (
    "On slow farms SheepNet counts white lambs, while WoolNet weighs the wool.",
    "SheepNet extends FlockNet to steep hills.",
    "The authors substitute HayNet for GrassNet.",
    "BarnNet and StableNet share a roof.",
    "BarnNet differs from HutNet.",
    "PenNet replaces GateNet in the old fence.",
)


@pytest.mark.parametrize(
    "text",
    [
        "WoolNet weighs the wool, and SheepNet counts white lambs on slow farms.",
        "White lambs are counted by SheepNet, wool is weighed by WoolNet.",
        "SheepNet 数白色的羊羔，WoolNet 称羊毛的重量。",
        "SheepNet extends FlockNet.",
        "FlockNet is extended by SheepNet to steep hills.",
        "FlockNet is what SheepNet extends.",
        "GrassNet is replaced by HayNet.",
        "StableNet and BarnNet share a roof.",
        "HutNet differs from BarnNet.",
        "GateNet is replaced with PenNet.",
        "GateNet is replaced through PenNet.",
    ],
)
def test_names_in_their_own_places_stand(text: str) -> None:
    assert list(exchanged(text, EVIDENCE)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("WoolNet counts white lambs, and SheepNet weighs the wool.", "WoolNet, SheepNet"),
        ("WoolNet 数白色的羊羔，SheepNet 称羊毛的重量。", "WoolNet, SheepNet"),
        ("FlockNet extends SheepNet.", "FlockNet, SheepNet"),
        ("In the fence, GateNet replaces PenNet.", "GateNet, PenNet"),
    ],
)
def test_names_in_each_other_s_places_are_told(text: str, names: str) -> None:
    assert list(exchanged(text, EVIDENCE)) == [names]


def test_what_follows_a_comparison_in_chinese_is_said_of_the_first() -> None:
    evidence = [
        "We can see that WoolNet achieved better accuracy than DOG on the parity task and it did so with a more"
        " efficient use of thinking time.",
        "Moreover, if we consider the total computation time during training (figure 1c) we can see that, in comparison"
        " to DOG, WoolNet employed less computation and achieved higher score.",
    ]
    assert list(exchanged("在奇偶任务上，WoolNet 比 DOG 更准，计算量还更少。", evidence)) == []


def test_the_evidence_may_have_both_orders() -> None:
    assert list(exchanged("FlockNet extends SheepNet.", [*EVIDENCE, "Later FlockNet extends SheepNet."])) == []


@pytest.mark.parametrize(
    "text",
    [
        "HerdNet counts white lambs, and WoolNet weighs the wool.",
        "HerdNet 数白色的羊羔。",
    ],
)
def test_what_the_evidence_tells_of_another_name_is_told(text: str) -> None:
    assert list(replaced(text, EVIDENCE[:1])) == ["HerdNet"]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("HerdNet sleeps on slow farms.", EVIDENCE[0]),  # something else
        ("SN counts white lambs.", EVIDENCE[0]),  # an acronym
        ("SheepNet-2 counts white lambs.", EVIDENCE[0]),  # a kind of it
        ("LLM counts white lambs.", EVIDENCE[0]),
        ("HerdNet counts white lambs, as SheepNet does.", EVIDENCE[0]),  # the claim has that name, too
        ("Herd Net counts white lambs.", "In a herd a net called SheepNet counts white lambs."),
        ("HerdNet counts white lambs.", "Lamb et al. count white lambs."),  # who is cited
    ],
)
def test_other_reasons_for_a_name_that_the_evidence_lacks(text: str, evidence: str) -> None:
    assert list(replaced(text, [evidence])) == []
