"""Denials as data: how Chinese and English texts say that something is not so."""

_TURNING = """
    不 没 没有 未 无法 并非 并不 不是 不会 不能 不可 不可能 不再 不必 不需要 不用 无需 毋须 无须 未能 未曾 尚未 从不
    从未 绝不 决不 毫不 毫无 不得 不予 不存在 不具备 用不着 并未
"""
NEGATIONS_ZH = frozenset(_TURNING.split())  # words of a Chinese text that turn a statement around

# Says that something is not so.
DENIES_EN = r"\b(?:not(?! only)|no(?! doubt)|never|none|neither|nor|cannot|without|nothing(?! but))\b|n['’]t\b"

NEGATIVE_EN = (
    DENIES_EN + r"|-free\b|\bfree (?:of|from)(?! charge)"
    r"|\b(?:hard\w*|difficult\w*|few|little|less|lacks?|lacking|fail\w*|limit\w*|instead|rather|avoid\w*|agnostic"
    r"|independent\w*|regardless|only|exclud\w*|prevent\w*|dispens\w*|obviat\w*|unless|far|alone|absen\w*|missing|reject\w*"
    r"|eliminat\w*|remov\w*|ignor\w*|beyond|neglect\w*|before|mistak\w*|invarian\w*|but|except|sacrific\w*|suffer\w*"
    r"|drop\w*|loss\w*|robust\w*|simply|challeng\w*|question\w*|problem\w*|bias\w*|obscur\w*|constant\w*|fixed|keep\w*"
    r"|un\w{3,}|non\w*|dis\w{4,}|mis\w{3,}|\w+less|imbalanc\w*|impossib\w*|imperfect\w*|irrelevan\w*|irregular\w*"
    r"|in(?:dependent|sufficien|accura|efficien|complete|consisten|visib|direct|ability|capab|feasib|tractab|correct"
    r"|adequa|appropriate|compatib|distinguish)\w*)\b"
)  # what a negation of the translation may stand for

# The same, the other way.
NEGATIVE_ZH = (
    r"[不无没未非否免勿毋莫难缺仅只弃零绝拒避]|[之以除另]外|而是|独立|省去|排除|取消|去掉|消除|脱离|失[败去效]"
)
