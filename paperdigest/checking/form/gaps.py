"""Gaps: what a text leaves to be filled, and remarks that fill a place without saying anything of the paper."""

from paperdigest.checking.form.phrases import Found, as_phrases, find, lines, sentences

_PERSON = r"(?-i:[A-Z][\w'’-]+ (?:[A-Z]\.? ){0,2}[A-Z][a-z])"
_NUMBERED = r"^(?:[(（]?\d{1,2}[)）.、:：]*\s*)?"
_BLANK = (
    r"(?:method|model|dataset|data set|title|name|author|number|value|metric|keyword|abstract|affiliation|result|url)"
)

_BLOCKS_ZH = (
    "创新点|性能|工作量|(?:工作)?意义|研究背景|过去的?方法(?:及其?问题)?|(?:先前|现有)方法(?:及其?问题|分析)?|研究方法|方法论?"
    "|方法动机|任务与性能|关键技术实现|结论|总结|摘要|一句话(?:总结|概括|摘要)|核心(?:要点|观点)|要点(?:总结|概括)"
)
_BLOCKS_EN = (
    "innovation|performance|workload|background|past methods|methodology|conclusions?|summary|significance"
    "|(?:one|single)[- ]sentence summary|key (?:takeaways?|points?)"
)

_NOT_TOLD = (
    r"(?:mention|describe|state|specif(?:y|ie)|discusse?|give|provide|explain|report|addresse?|cover|detail|disclose)"
)
_WHERE = r"(?: (?:anywhere )?(?:in|by) (?:the|this) (?:paper|article|text|authors?|document|abstract|study))?"
_TOPIC = (
    r"(?:methods?|methodology|approach|model|results?|experiments?|background|motivation|significance|details?|content"
    r"|information|innovations?|contributions?|conclusions?|answer|question|topic|point|this|that|it|these|so|such"
    r"|the|any|its|an?|no|more|further|much|additional|specific|relevant|of|about|on)"
)
_TOPIC_ZH = (
    "(?:该|此|这一点|这一|这|其|相关|具体|有关|任何|更多|研究|所用|方法|模型|结果|实验|背景|动机|意义|创新点|创新|贡献|结论|内容|信息"
    "|细节|问题|的)"
)
_PAPER_ZH = "(?:在?(?:论文|原文|文中|文章|作者|本文|该文|全文|摘要)[中里]?)"
_UNTOLD_ZH = (
    rf"(?:并|均|都|也|尚|对此|对)*(?:未|没有|没|无){_PAPER_ZH}?(?:被|明确|具体|详细|直接|作|做|出|进行)*"
    "(?:提及|提到|说明|描述|给出|讨论|涉及|介绍|交代|阐述|解释|报告|提供)"
)

PLACEHOLDERS = as_phrases(
    {
        "xxx": (
            r"某某|占位(?:文[字本]|内容|信息|$)|\bplaceholder text\b",
            r"(?-i:(?<![A-Za-z])x{3,}(?![A-Za-z]))",
            r"(?<=[\u4e00-\u9fff/：])X{2,}(?![A-Za-z])|(?<![A-Za-z])X{2,}(?=[\u4e00-\u9fff/])|^X{3,}$"
            r"|(?-i:(?<![A-Za-z\d])x{2,}\s?(?=[\u4e00-\u9fff%]))",
        ),
        "text to be supplied": (
            r"(?<![有尚亟还仍])待(?:补充|提供|填写|添加)",
            r"(?<![有尚亟还仍等期])待(?:定(?!义)|更新|确认|确定|核实|查证|完善|续写|公布)",
            r"[(（](?:内容|数据|此处|原文)?(?:缺失|缺少|空白|留白|为空)[)）]|[(（\[](?:missing|blank|empty|unknown|redacted)[)）\]]",
            r"(?:^|[:(\[]\s*)to be (?:confirmed|added|supplied|announced|filled in|determined later)\b",
        ),
        "an empty field": (
            r"^(?:(?:同上|不详|从略|暂不清楚|(?:暂?无|没有)(?:相关)?的?(?:信息|内容|数据))[。.]?|…+|\.{3,})$",
            r"^(?:same as above|no information|not given)[.]?$",
            r"^(?:n/a|none|null|nil|unknown|not available|无|暂无|未知|未提供|略)[.。]?$|[:：]\s*n/a\b|(?-i:\bN/A\b)",
        ),
        "a name in brackets": (
            r"\[(?:(?:reference |paper |your )?(?:link|url|title|name)|insert [^\]]{1,40})\](?!\(http)",
            r"【[^【】]{1,20}】|\[[^\[\]]*[\u4e00-\u9fff][^\[\]]*\](?!\(http)",
            r"\[(?:insert|add|put|fill|your|paste|enter)\b[^\[\]]{0,40}\]|<(?:insert|add|your|fill)\b[^<>]{0,40}>",
            r"\[[^\[\]]{0,12}(?:链接|地址)[^\[\]]{0,8}\](?!\(http)",
            r"[\[【](?:论文|作者|中文)?(?:标题|题目|姓名|关键词|作者|摘要|单位|机构|数值|名称|待定)[\]】]",
            r"(?<![A-Za-z0-9\\^_{}$])\{\{\s*[A-Za-z\u4e00-\u9fff][\w.-]+\s*\}\}|(?<![A-Za-z0-9\\^_{}$])\{\s*[\u4e00-\u9fff]{1,12}\s*\}",
            r"[\[<{](?:[\w-]+ ){1,4}here[\]>}](?!\()",
            rf"\[(?:the |your )?{_BLANK}s?(?: here| \d)?\](?!\()|(?<![\w\\^_{{}}$])\{{{_BLANK}\}}|<{_BLANK}>"
            rf"|[\[<](?:\w+[ _-]){{0,2}}{_BLANK}s?[\]>](?!\()",
            r"\]\((?!https?:)[^()]{0,80}(?:link|url|链接|地址)[^()]{0,80}\)",
        ),
        "a note to fill in": (
            r"[?？]{2,}|(?<=[:：])\s*(?:[—–-]{2,}|…+|\.{3,})\s*[。.]?$",
            r"(?:表格?|图|第|公式)\s*X(?![A-Za-z\d-])|\b(?:Table|Figure|Fig\.|Section|Equation) (?:X|N|\?)(?![\w-])",
            r"\$[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{3,}_HERE\b|\bfill in the blanks?\b|(?<!完形)填空",
            r"(?<![\w\\])_{3,}(?!\w)|[(（](?:略|省略|从略|omitted)[)）]",
            r"(?-i:\bTODO\b|\bTBD\b)|\blorem ipsum\b|\binsert (?:the |a )?(?:link|url|title|name)\b",
        ),
        "an invented address": (r"\bexample\.com\b|\blink\.to\.paper\b|\byour[-_]?(?:repo|username|link)\b",),
        "an instruction to fill in": (
            r"(?:请|则|可|应|需要?)(?:在?此处?)?(?:填写|填入|替换|留空|标注为)|填写[“\"「‘']",
            r"[(（](?:如果?|若)[^()（）]{0,30}(?:填写|填|可用|公开|留空|的话|需要)[^()（）]{0,20}[)）]",
            r"[(（]如有[)）]|(?:此处|这里)(?:填写|插入|添加|补充|替换)",
        ),
    }
)

FORM = as_phrases(
    {
        "a form's field": (
            rf"{_NUMBERED}(?:关键词|关键字|作者|单位|机构|隶属(?:单位|机构)?|标题|题目|(?:论文)?链接|代码(?:链接)?)[:：]",
            rf"{_NUMBERED}(?:key ?words?|authors?|affiliations?|titles?|urls?|github|paper link)(?: \w+)? ?:",
            rf"^(?:[*+•-]\s*)?{_NUMBERED[1:]}(?:{_BLOCKS_ZH})\s*[:：]|{_NUMBERED}(?:{_BLOCKS_EN})\s*:",
            r"^(?:中文|英文|英语|汉语|译文|原文|chinese|english|translation)(?:版本?|翻译| version)?\s*[:：]",
            r"^(?:关键词|关键字|标题|摘要|作者)[一二三四五六\d]?$|^(?:key ?words?|titles?|abstracts?|authors?) ?\d?$",
        ),
        "the authors by name": (
            rf"作者(?:为|是|包括|有)\s*{_PERSON}",
            rf"\bauthors (?:are|include|were) {_PERSON}",
        ),
    }
)  # of a blog's entry: its title, authors and links come from metadata

EMPTY = as_phrases(
    {
        "a remark that the paper says nothing": (
            rf"^(?:{_TOPIC} )*(?:(?:is|was|are|were|has been|have been) )?not {_NOT_TOLD}(?:n|d|ed)?{_WHERE}[.]?$",
            rf"^(?:the|this) (?:paper|article|text|authors?|study) (?:does|do|did) not {_NOT_TOLD}(?: {_TOPIC})*[.]?$",
            rf"^no(?:thing)?(?: {_TOPIC})* (?:is|are|was|were) (?:said|{_NOT_TOLD}(?:n|d|ed)?)"
            rf"(?: {_TOPIC})*{_WHERE}[.]?$",
            rf"^{_PAPER_ZH}?{_TOPIC_ZH}*{_PAPER_ZH}?{_UNTOLD_ZH}{_TOPIC_ZH}*[。.]?$",
            rf"^no (?:{_TOPIC} )*(?:was |is |were |has been )?{_NOT_TOLD}d?[.]?$|^(?:unknown|unclear|not clear)[.]?$",
            r"^(?:this |it )?(?:cannot|can ?not|could not) be (?:determined|answered|told|found|known)[.]?$",
            rf"^{_TOPIC_ZH}*(?:无法|不能|难以)(?:确定|判断|得知|回答|获知)[。.]?$|^(?:不清楚|不明确|无从得知|不得而知)[。.]?$",
            r"^.{0,12}(?:需要?|须|请)(?:参[见考阅]|查[看阅])(?:论文|原文|全文|正文)+[^，。]{0,6}[。.]?$",
            r"^(?:作者|单位|机构|作者单位|代码|链接|来源)[:：]?(?:未知|不详|不明|暂无|无)[。.]?$",
        ),
        "the end of an answer": (
            r"^(?:that(?:['’]s| is) (?:all|it)|the end|nothing else|as above|see above)[.!]?$",
            r"^(?:以上(?:就是全部|即是|就是|全部)?|如上|完|完毕|到此(?:为止|结束)|没有了|就这些)[。.！!]?$",
        ),
    }
)  # of a whole text, not of one that says what is left open: "the paper does not say how it scales"


def placeholders(text: str) -> list[Found]:
    """The lines and sentences that have a gap to be filled, or are one."""
    return list(find(PLACEHOLDERS, text, list(dict.fromkeys([*lines(text), *sentences(text)]))))


def form_fields(text: str) -> list[Found]:
    """What fills a field of a form, such as authors or keywords, instead of saying something."""
    return list(find(FORM, text, list(dict.fromkeys([*lines(text), *sentences(text)]))))


def remarks(text: str) -> list[Found]:
    """A text that says nothing of the paper: as a whole, since a claim may go on from there."""
    return list(find(EMPTY, text, [(0, len(text))]))
