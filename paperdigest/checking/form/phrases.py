"""Phrases that no statement about a paper has, and a model's talk to its user among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Phrase:
    """A rule as data: what is found by `pattern`, searched in each sentence or line, is `what`."""

    pattern: re.Pattern[str]
    what: str


def as_phrases(rules: dict[str, tuple[str, ...]]) -> tuple[Phrase, ...]:
    """Rules written as patterns by what they find."""
    return tuple(Phrase(re.compile("|".join(patterns), re.IGNORECASE), what) for what, patterns in rules.items())


CHATTER = as_phrases(
    {
        "an assent": (
            r"^(?:好的|没问题|当然可以|当然)(?:[，,。！!：:]|我)",
            r"^(?:sure|certainly|of course|absolutely)(?:!|[,.:]? (?:here|below|I\b))",
            r"^sure[,!.]",
            r"^(?:好的|当然|没问题|sure|certainly|of course|ok|okay)[.。!！]?$",
            r"^(?:收到|明白|了解)了?[，,。！!]",
            r"^(?:understood|got it|okay|ok|no problem|alright|all right|great question)[,，.!:]",
            r"^我(?:理解|明白|知道)了|^[嗯哦啊噢][，,。！!]|^well, (?!-)",
        ),
        "the reader is addressed": (
            r"[你您](?:们)?[^，。！？；：、]{0,4}",
            r"\b(?:you|your|yours|yourself)\b(?:\W+\w+){0,2}",
            r"\bfeel free to\b|\blet me know\b|^thank(?:s| you) for\b",
            r"\byou(?:['’]ve| have)? (?:provided|supplied|requested|asked|gave|sent|uploaded)\b",
            r"\bplease (?:provide|replace|fill|refer to the (?:original|full)|check the (?:paper|original))",
            r"(?:^|[。；！？(（]|注意|麻烦)请(?![求教愿示假柬])|[，、：]请(?:务必|勿|不要|参[见考]|用|按|以|根据|重新|自行|核)",
            r"(?:请|须|需要?|待)核对(?:原文|论文|[。)）]|$)|欢迎(?:各位|大家|读者|随时)?(?:批评|指正|讨论|交流|补充|来信|关注)|如有不当|若有不当|不当之处",
            r"(?:如有|如果有?|若有)(?:任何|其他)?(?:疑问|问题|需要).{0,30}(?:告知|联系|提问|告诉)",
            r"(?:建议|请)(?:读者)?(?:直接)?(?:查阅|阅读|参考|查看|参阅|检查)(?:论文|原文|原始|全文|官方|文章|完整)",
            r"(?:建议|请)(?:查阅|查看|检查|参考)相关(?:论文|文献|资料|数据库)",
            r"(?:查阅|阅读)(?:论文)?(?:原文|全文)(?:以|来|进行|后|$|。)",
        ),
        "the model speaks of itself": (
            r"(?<![自忘])我(?![们国校院方军])[^，。！？；：、]{0,4}",
            r"\bI['’](?:m|ll|ve|d)\b(?:\W+\w+)?",
            r"\bI (?:am|do|did|don['’]t|will|would|have|had|think|believe|see|try|was)\b(?:\W+\w+)?",
            r"\b(?:[Mm]y|me|myself)\b(?:\W+\w+){0,2}|\b(?-i:let['’]s)\b(?:\W+\w+){0,2}",
            r"^笔者|小编|\bas an? (?:AI )?assistant\b|不(?:予|作)回答|^(?:下面|接下来)(?:进入|开始)",
            r"让我(?:们)?来?(?:[为帮给]你)?(?:总结|概括|解读|介绍|翻译|回答)",
            r"\blet me (?:summari[sz]e|explain|provide|translate|answer|give)\b",
            r"作为.{0,4}(?:AI|人工智能|大?语言模型)(?:模型|助手)?[，,]?\s*我|作为(?:一[个款名])?(?:AI|人工智能)(?:语言模型|助手)",
            r"\bas an AI (?:language model|model|assistant|chatbot)\b",
            r"\bas an? (?:AI|(?:large )?language model)\b(?: (?:language )?(?:model|assistant))?,? I\b",
            r"\bI (?:hope (?:this|that|the above)|cannot|can['’]t|am unable to|apologi[sz]e)\b",
            r"\bI(?:['’]m| am) sorry\b|\bI(?:['’]ll| will) (?:summari|provide|answer|translate|now)",
        ),
        "a hope to please": (r"^希望.{0,16}(?:符合|满足).{0,6}要求", r"^希望.{0,14}对你|^希望.{0,12}有所?帮助"),
        "a courtesy": (
            r"^(?:hello|hi|hey|dear|greetings)\b[^.]{0,20}[!,.]|\bhappy to help\b",
            r"\b(?:hope|hopefully) (?:this|that|it) help",
            r"^[你您]好|很高兴|^欢迎|随时(?:提问|联系|告知)",
            r"^(?:非常|很)?抱歉|^对不起|^感谢你|^再次感谢|谢谢[！!。]?$|^祝你",
        ),
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
            r"(?:没有|未|缺少|缺乏).{0,10}(?:信息|内容|细节)[，,]?(?:因此|所以|故)?无法(?:进行)?(?:总结|回答|概括|翻译)",
            r"(?:由于|因)篇幅.{0,4}(?:限制|所限|有限).{0,8}(?:省略|略去|不再)|此处(?:省略|略去)",
            r"\bdue to (?:length|space|token)s? (?:constraint|limit|limitation)s?\b.{0,40}\bomitted\b",
            r"\b(?:the )?(?:provided|given|supplied) (?:text|abstract|paper|excerpt|content|document|information)s?"
            r" (?:does|do|did|is|are) not\b",
        ),
        "talk about the answer": (
            r"^[(（]?(?:以上|上述)(?:就?是|内容|总结|概述|回答|摘要|解读|概括|仅)",
            r"^以下(?:就?是|为)(?:对|按|根据|关于|详细|我|中文|可能的?回答|这篇|该(?:论文|文章)|论文|文章|总结|摘要|回答)",
            r"^(?:总结|整理|回答|答案|翻译|摘要)如下\s*[：:。]?$|(?:的|对).{0,12}(?:总结|整理)如下\s*[：:]$",
            r"^here(?:['’]s| is| are) (?:the|a|an|my|your)\b.{0,50}\b(?:summar|translation|answer|analysis|json"
            r"|overview|breakdown|response|takeaway|abstract|title|keyword)",
            r"\b(?:this|the above) (?:summary|answer|response) (?:was|is|has been) .{0,20}\bgenerated by\b",
            r"^in summary, the above\b",
            r"^(?:总结|回答|翻译|摘要|内容|正文|输出)(?:完毕|结束|到此)",
            r"^end of (?:the )?(?:summary|answer|response|translation)\b",
            r"^(?:以下|上述|以上|本)(?:全部|所有)?(?:内容|文字|回答|文本|结果).{0,6}"
            r"(?:模型|AI|人工智能|自动|机器).{0,4}(?:生成|撰写|翻译)",
            r"\b(?:generated|written|translated) (?:automatically|by (?:an? )?(?:AI|machine|language model))\b",
            r"\bproduced automatically\b",
            r"\bthis is an? (?:machine|AI|automatic)[- ]?(?:generated |made )?(?:summary|translation)",
            r"(?:本[段条]|本摘要|本总结|以上|上述)[^，。]{0,4}由.{0,4}(?:模型|AI|人工智能|机器)(?:自动)?(?:生成|撰写|翻译|总结)",
            r"^(?:answer|output|json|response|translation|claim|key points?|note|disclaimer|user|assistant)(?: \d+)?:$",
            r"^(?:答案?|输出|译文|要点|第?[一二三四五\d]+句|注意?|备注|温馨提示|提示|用户|助手)[一二三四五\d]*[:：]$",
            r"^(?:以下|如下)[^，。]{0,6}(?:结果|内容|如下)[:：]$|^已?按(?:照)?要求|^as requested\b",
            r"[(（\[](?:(?:to be )?continued|end|eos|stop|done)[)）\]]$|^(?:end|done|cheers|bye)[.!]?$",
            r"^(?:the|my) (?:answer|summary|response) (?:is|goes) (?:as follows|below)\b",
        ),
        "talk about the task": (
            r"(?:根据|基于|按照)(?:所)?(?:提供|给出)的?(?:论文|摘要|文章|标题|格式|要求)",
            r"(?:按照|遵循|符合)(?:了)?(?:你的|所?要求的|给定的|规定的)?(?:要求|格式)(?:进行)?(?:回答|输出|总结|填写)",
            r"\b(?:based on|in|from) the (?:provided|given) (?:text|abstract|paper|information|excerpt|content)\b",
            r"^(?:[(（]\d[)）]\s*)?[问答]：",
            r"(?:总结|摘要|概括|回答|翻译|输出|每条)(?:的?内容)?时?(?:应当?|需要?|必须|不得|不要|不超过|控制在|字数)",
            r"^(?:这里|此处|本段|这一段|该处)(?:请|应|需|可|只)?(?:用|写|填|补充|插入|概括|总结)|用一句话(?:写|说|概括|总结)",
            r"(?:没有|无|并无)(?:更多|其他|足够|可用)的?(?:内容|信息|资料|文本)(?:可|供|能|了|。|$)|可供(?:翻译|总结|概括)",
            r"^让我们(?!的)|^(?:译者注|编者注|编者按)|因?篇幅(?:所限|有限|限制)|(?:后文|下文|以下|其余)(?:从略|略去|省略)",
            r"(?:其余|后续|剩余|余下)(?:部分|内容|章节)?(?:从略|略去|省略)",
            r"\bthe rest is (?:left out|omitted|skipped)\b|^(?:a |that is a )?good question\b",
            r"(?:问题|提问)(?:问得|提得)(?:很|非常|真)好|(?:问题|提问)(?:很|非常|真)好[。！!]?$",
            r"(?:暂不|未作|不作|不予)翻译|译文(?:如下|同上|从略|略)",
            r"(?:不要|请勿|切勿)(?:遗漏|漏掉|添加|输出|编造)",
            r"(?:语言|措辞|表述|行文)(?:应|要|需|请|须)(?:尽量)?(?:简洁|通俗|准确|流畅|精炼|自然)",
            r"(?:写|填|放|补)(?:在|到|于)(?:这里|此处|下面|下方)",
            r"^(?:describe|write|explain|list|state|add|insert|summari[sz]e|give)\b.{0,60}\bhere\b",
            r"详见附件|^(?:答案|回复)(?:如下|是)|^[(（]?(?:接上|续|未完|完)[)）]?[。]?$",
        ),
    }
)

_IDIOMS = re.compile("你追我赶|你来我往|你死我活|你中有我|我中有你|尔虞我诈|你争我[夺抢]")
_QUOTED = re.compile(r"(?<=.)(?:“[^”]*”|「[^」]*」|(?<!\w)[\"'][^\"']*[\"'](?!\w))")
_SENTENCES = re.compile(r".*?(?:[。！？!?：]+|[.:](?=\s|$)|\n|$)")


@dataclass(frozen=True)
class Found:
    """A phrase in a text: the piece that was found, what it is, and where its sentence or line begins and ends."""

    piece: str
    what: str
    start: int
    end: int


@lru_cache(maxsize=1024)  # a text is mended, reviewed and, when it was asked for anew, reviewed again
def chatter(text: str) -> tuple[Found, ...]:
    """The sentences in which a model talks to its user; what stands in quotation marks is nobody's talk."""
    return tuple(find(CHATTER, _hide(_QUOTED, _hide(_IDIOMS, text)), sentences(text)))


def _hide(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda hidden: "_" * len(hidden[0]), text)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a colon ends one, too, because "Here is the summary:" opens an answer."""
    return [match.span() for match in _SENTENCES.finditer(text) if match[0].strip()]


def lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that has anything."""
    return [match.span() for match in re.finditer(r".+", text)]


def find(phrases: tuple[Phrase, ...], text: str, places: list[tuple[int, int]]) -> Iterator[Found]:
    """In each place of a text the first phrase that it has."""
    for start, end in places:
        place = text[start:end].strip()
        for phrase in phrases:
            if match := phrase.pattern.search(place):
                yield Found(match[0], phrase.what, start, end)
                break
