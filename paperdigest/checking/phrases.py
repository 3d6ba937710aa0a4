"""Phrases that no statement about a paper has: a model's talk to its user, and gaps it was told to fill."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """A rule as data: what is found by `pattern`, searched in each sentence or line, is `what`."""

    pattern: re.Pattern[str]
    what: str


def _phrases(rules: dict[str, tuple[str, ...]]) -> tuple[Phrase, ...]:
    return tuple(Phrase(re.compile("|".join(patterns), re.IGNORECASE), what) for what, patterns in rules.items())


CHATTER = _phrases(
    {
        "an assent": (
            r"^(?:好的|没问题|当然可以|当然)(?:[，,。！!：:]|我)",
            r"^(?:sure|certainly|of course|absolutely)(?:!|[,.:]? (?:here|below|I\b))",
            r"^sure[,!.]",
        ),
        "the reader is addressed": (
            r"您(?!好)",
            r"\bfeel free to\b|\blet me know\b",
            r"\bplease (?:provide|replace|fill|refer to the (?:original|full)|check the (?:paper|original))",
            r"请(?:提供|告诉|告知|自行|核对|再次确认|随时|持续关注|根据(?:实际|具体|论文))",
            r"(?:如有|如果有?|若有)(?:任何|其他)?(?:疑问|问题|需要).{0,30}(?:告知|联系|提问|告诉)",
            r"(?:建议|请)(?:读者)?(?:直接)?(?:查阅|阅读|参考|查看|参阅|检查)(?:论文|原文|原始|全文|官方|文章|完整)",
            r"(?:建议|请)(?:查阅|查看|检查|参考)相关(?:论文|文献|资料|数据库)",
            r"(?:查阅|阅读)(?:论文)?(?:原文|全文)(?:以|来|进行|后|$|。)",
        ),
        "the model speaks of itself": (
            r"^(?:那么|下面|接下来)?，?我(?:将|会|已经?|可以|无法|为你|尽量|来|根据)",
            r"作为.{0,4}(?:AI|人工智能|大?语言模型)(?:模型|助手)?[，,]?\s*我",
            r"\bas an? (?:AI|(?:large )?language model)\b(?: (?:language )?(?:model|assistant))?,? I\b",
            r"\bI (?:hope (?:this|that|the above)|cannot|can['’]t|am unable to|apologi[sz]e)\b",
            r"\bI(?:['’]m| am) sorry\b|\bI(?:['’]ll| will) (?:summari|provide|answer|translate|now)",
        ),
        "a hope to please": (r"^希望.{0,16}(?:符合|满足).{0,6}要求", r"^希望.{0,14}对你|^希望.{0,12}有所?帮助"),
        "a courtesy": (r"^(?:非常|很)?抱歉|^对不起|^感谢你|^再次感谢|谢谢[！!。]?$|^祝你",),
        "a disclaimer": (
            r"^[(（]?(?:请注意|注意|注|备注)[，,：:]?\s*(?:由于|以上|上述|这里|这仅|此处|具体|实际|我|因为|论文|github)",
            r"^[(（]?(?:请注意|注意|注|备注)[，,：:]?\s*本(?:回答|摘要|总结)",
            r"仅供参考|仅作参考|仅为示例|示例答案|仅作为示例",
            r"^(?:please )?note(?: that|:) (?:this (?:summary|answer|response)|the (?:above|summary)|I)\b",
        ),
        "an excuse": (
            r"无法(?:直接)?(?:访问|获取|查看|提供|给出|核实|得知|确定).{0,16}(?:论文|文章|原文|全文|链接|github|摘要)",
            r"(?:由于|因).{0,4}(?:没有|未|缺少|缺乏)(?:提供|给出)?.{0,10}(?:论文|文章|原文|全文)(?:的|和|内容|细节|$)",
            r"(?:由于|因).{0,4}(?:没有|未|缺少|缺乏)(?:提供|给出)?.{0,16}链接",
        ),
        "talk about the answer": (
            r"^[(（]?(?:以上|上述)(?:就?是|内容|总结|概述|回答|摘要|解读|概括|仅)",
            r"^以下(?:就?是|为)(?:对|按|根据|关于|详细|我|中文|可能的?回答|这篇|该(?:论文|文章)|论文|文章|总结|摘要|回答)",
            r"^(?:总结|整理|回答|答案|翻译|摘要)如下\s*[：:。]?$|(?:的|对).{0,12}(?:总结|整理)如下\s*[：:]$",
            r"^here(?:['’]s| is| are) (?:the|a|an|my|your)\b.{0,50}\b(?:summar|translation|answer|analysis|json)",
            r"^here(?:['’]s| is| are) (?:the|a|an|my|your)\b.{0,50}\b(?:overview|breakdown|response|takeaway)",
        ),
        "talk about the task": (
            r"(?:根据|基于|按照)(?:所)?(?:提供|给出)的?(?:论文|摘要|文章|标题|格式|要求)",
            r"(?:按照|遵循|符合)(?:了)?(?:你的|所?要求的|给定的|规定的)?(?:要求|格式)(?:进行)?(?:回答|输出|总结|填写)",
            r"\b(?:based on|in|from) the (?:provided|given) (?:text|abstract|paper|information|excerpt|content)\b",
            r"^(?:[(（]\d[)）]\s*)?[问答]：",
        ),
    }
)

PLACEHOLDERS = _phrases(
    {
        "xxx": (
            r"(?-i:(?<![A-Za-z])x{3,}(?![A-Za-z]))",
            r"(?<=[\u4e00-\u9fff/：])X{2,}(?![A-Za-z])|(?<![A-Za-z])X{2,}(?=[\u4e00-\u9fff/])",
        ),
        "text to be supplied": (
            r"(?<![有尚亟还仍])待(?:补充|提供|填写|添加)",
            r"[(（\[：:]\s*(?:暂)?待(?:定|更新|确认|确定)",
        ),
        "an empty field": (
            r"^(?:n/a|none|null|nil|unknown|not available|无|暂无|未知|未提供|略)[.。]?$|[:：]\s*n/a\b",
        ),
        "a name in brackets": (
            r"\[(?:(?:reference |paper |your )?(?:link|url|title|name)|insert [^\]]{1,40})\](?!\(http)",
            r"\[[^\[\]]{0,12}(?:链接|地址)[^\[\]]{0,8}\](?!\(http)",
            r"\]\((?!https?:)[^()]{0,80}(?:link|url|链接|地址)[^()]{0,80}\)",
        ),
        "a note to fill in": (
            r"(?-i:\bTODO\b|\bTBD\b)|\blorem ipsum\b|\binsert (?:the |a )?(?:link|url|title|name)\b",
        ),
        "an invented address": (r"\bexample\.com\b|\blink\.to\.paper\b|\byour[-_]?(?:repo|username|link)\b",),
        "an instruction to fill in": (
            r"(?:请|则|可|应|需要?)(?:在?此处?)?(?:填写|填入|替换|留空|标注为)|填写[“\"「‘']",
            r"[(（](?:如果?|若)[^()（）]{0,30}(?:填写|填|可用|公开|留空|的话|需要)[^()（）]{0,20}[)）]",
            r"[(（]如有[)）]|此处(?:填写|插入|添加|补充|替换)",
        ),
    }
)

_SENTENCES = re.compile(r".*?(?:[。！？!?：]+|[.:](?=\s|$)|\n|$)")


@dataclass(frozen=True)
class Found:
    """A phrase in a text: the piece that was found, what it is, and where its sentence or line begins and ends."""

    piece: str
    what: str
    start: int
    end: int


def chatter(text: str) -> list[Found]:
    """The sentences in which a model talks to its user."""
    return list(_find(CHATTER, text, sentences(text)))


def placeholders(text: str) -> list[Found]:
    """The lines that have a gap to be filled."""
    return list(_find(PLACEHOLDERS, text, [match.span() for match in re.finditer(r".+", text)]))


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a colon ends one, too, because "Here is the summary:" opens an answer."""
    return [match.span() for match in _SENTENCES.finditer(text) if match[0].strip()]


def _find(phrases: tuple[Phrase, ...], text: str, places: list[tuple[int, int]]) -> Iterator[Found]:
    for start, end in places:
        place = text[start:end].strip()
        for phrase in phrases:
            if match := phrase.pattern.search(place):
                yield Found(match[0], phrase.what, start, end)
                break
