"""Denials as data: the words with which texts call what they say untrue, negate a word, or may deny anything."""

import re

_UNTRUE_ZH = "(?:错误?的?|假的?|谬误|谣言|误解|误传|不(?:对|实|准确|成立|正确|真实)的?|虚假的?)"
_THIS_ZH = (
    "(?:这|那|以下|下述|下列|下面|上述|以上|此|该)(?:一|个|种|项)?(?:说法|结论|论断|描述|观点|表述|陈述|话|点|事)?"
)
_UNTRUE = (
    r"(?:(?:not|hardly) (?:true|correct|right|the case|so|a fact)|false|untrue|wrong|incorrect|mistaken"
    r"|a (?:myth|lie|mistake|misconception|fallacy))"
)
_CLAIM = r"(?:the |this |that |any )?(?:claim|statement|assertion|idea|notion|belief|finding|following)"

DENIED = re.compile(
    rf"^[^，。；]{{0,6}}并非如此|(?:事实|实际|实情|真相|情况)上?(?:并非|并?不是)(?:如此|这样)"
    rf"|{_THIS_ZH}(?:并|纯|其实|完全)?(?:(?:是|属|系|均为){_UNTRUE_ZH}|并?不(?:属实|成立|正确|真实)|有误)"
    r"|(?:与|和|跟|同)[^，。；：]{1,8}(?:恰恰|恰好|正好|完全|截然)?相反(?=[，：:。；]|$)|^(?:恰恰|正好|事实|真相)?相反[：:]"
    r"|(?:作者|论文|本文|文章|文中|原文|研究者)们?(?:明确|坚决|公开|随后)?(?:否认|否定|不认为|不承认|不同意|不认可)"
    rf"|\b(?:it|this|that) (?:is|was) (?:simply |just |clearly |plainly )?{_UNTRUE}\b"
    rf"|\b{_CLAIM} (?:that .{{3,200}} )?(?:is|was) (?:simply |clearly )?{_UNTRUE}\b"
    rf"|^(?:not true|false|wrong|untrue|incorrect)\s*[:,—–-]|\bwhich is {_UNTRUE}\b"
    r"|\b(?:the )?(?:opposite|contrary|reverse) (?:holds|is true|is the case|was found|applies)\b"
    r"|\bcontrary to (?:fact|the facts|what the (?:paper|authors))\b|^(?:on the contrary|quite the opposite)\s*[:,]"
    r"|\b(?:authors?|paper|they|we) (?:explicitly |strongly )?(?:den(?:y|ies|ied)"
    r"|do(?:es)? not (?:claim|believe|agree|think) that)\b",
    re.IGNORECASE,
)  # of a whole text
_DENIED_CUES = """
    not hardly false untrue wrong incorrect mistake myth lie misconception fallacy opposite contrary reverse deny denies
    denied 并非 不 误 错 假 谬 谣 相反 否
"""  # every such denial has one of them: most texts have none
DENIED_CUES = tuple(_DENIED_CUES.split())
DENIALS = re.compile(
    r"\b(?:false|untrue|wrong|incorrect|mistak\w+|myth|misconception|opposite|contrary|revers\w+|den(?:y|ies|ied)"
    r"|reject\w*|refut\w+|disput\w+|disprov\w+|contradict\w*|not (?:true|the case|correct|necessarily))\b"
    r"|并非|相反|否认|否定|反驳|错误|误解",
    re.IGNORECASE,
)  # by which evidence denies something
NEGATIONS = re.compile(
    r"\b(?:not|never|no(?!\s+matter\b)|nor|neither|cannot|without|fails?|failed|unable)\b|n['’]t\b"
    r"|没有|没|无(?!论|线)|未(?!来)|不(?!同|断|仅|只|但|过|论|管|及)|非(?!常)",
    re.IGNORECASE,
)

NEGATED_EN = re.compile(
    r"(?:\b(?:cannot|not to|nobody|none|(?:does|do|did|is|are|was|were|can|could|will|would|has|have|had"
    r"|should|need|must) not|never|no longer|unable to|fail(?:s|ed|ing)? to|no)\b|\b\w+n['’]t\b)"
    r"(?!\s+(?:only|just|merely|necessarily|all|every|more|less|fewer|better|worse|other|one|than|longer"
    r"|small|large|high|low|great|little|much|many|enough)\b)"
    r"(?P<rest>(?:\s+[\w’'-]+){1,5})",
    re.IGNORECASE,
)
_NEGATED_ZH = """
    不 没 没有 并没有 不是 并不是 未 并未 未能 未曾 从未 尚未 无法 不能 不能够 不会 并不 不再 从不 并非 不曾 难以 拒绝
    不可 不可能
"""
NEGATED_ZH = frozenset(_NEGATED_ZH.split())  # as words of their own: they negate the next that says something
COVERBS_ZH = "以在用由把将被从对向与和按经通"
# with which an adverbial begins: a negation before it negates what the clause ends with

_MAY_DENY_EN = r"""
    not no nor neither never none nothing nobody cannot without hardly barely rarely seldom few fewer little less\w*
    least than too yet but however although though despite contrast\w* whereas while instead rather oppos\w* counter\w*
    differ\w* remain\w* outstanding open fail\w* lack\w* unable far avoid\w* prevent\w* preclud\w* prohibit\w* stop\w*
    free(?=\s(?:of|from)\b) zero dispens\w* eliminat\w* remov\w* obviat\w* reject\w* exclud\w* only solely merely hard
    difficult\w* challeng\w* expensive costly ignor\w* omit\w* discard\w* neglect\w* absen\w* miss\w* hid\w* vanish\w*
    unlike agnostic non invarian\w*
    independent\w* regardless irrespective un(?!i|der|til)\w+ dis(?:able|allow|prov)\w* im(?:pos|pract)\w*
    in(?:ab|ac|ad|cap|compl|compat|cons|corr|dep|eff|feas|fini|flex|suf|val|vis)\w* \w+less \w+-free
    poor\w* bad\w* wors\w* trade-?offs? le(?:av(?:es?|ing)|ft)\s(?:out|aside)
"""
MAY_DENY = re.compile(
    rf"\b(?:{'|'.join(_MAY_DENY_EN.split())})\b|n['’]t\b"
    r"|[不没无未非勿毫免缺禁难仅只唯少零]|(?<![是能可])否|省去|避|拒|除|失败",
    re.IGNORECASE,
)  # in a text without any of them, nothing is denied
