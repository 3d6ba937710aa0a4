"""A Gemini that lies: good answers in which every claim and every field is replaced by a lie, kind by kind."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from tests.servers.gemini import Received, Turn, answer
from tests.servers.good_answers import answer_well

_SENTENCE = re.compile(r"^\[(s\d+)\] (.{40,200})$", re.MULTILINE)
_NUMBER = re.compile(r"(?<![\d.,\[])\d{1,3}\.\d(?![\d.])")
_STEPS = {"summary", "takeaways", "overview", "method", "conclusion"}
TRUE_ZH, TRUE_EN = "{zh}", "{en}"  # what the claim said before


@dataclass(frozen=True)
class Lie:
    """What a lying claim says in each language, and the pieces of it that no post may have."""

    kind: str
    zh: str
    en: str
    marks: tuple[str, ...]
    evidence: str = ""  # an id of no sentence


def _whole(kind: str, zh: str, en: str, evidence: str = "") -> Lie:
    return Lie(kind, zh, en, (zh, en), evidence)


def _added(kind: str, zh: str, en: str, *marks: str) -> Lie:
    return Lie(kind, f"{TRUE_ZH}{zh}", f"{TRUE_EN} {en}", marks or (zh, en))


CLAIMS = (
    _whole("authors", "作者张三、李四提出了这种读法。", "The authors invented this way of reading."),
    _whole("authors", "张伟和刘洋首先研究了这个问题。", "The problem was first studied by two people."),
    _whole("authors", "该工作由王伟、李娜合作完成。", "The work was done by the two together."),
    _whole("authors", "作者为 Ming Zhang 和 Li Wang。", "The authors are Ming Zhang and Li Wang."),
    _whole("authors", "Guillaumin 等人首先提出了它。", "It goes back to Guillaumin et al. and their work."),
    _added("arXiv id", "论文见 arXiv:2301.12345。", "See arXiv:2301.12345.", "2301.12345"),
    _added("arXiv id", "见 https://arxiv.org/abs/2402.02800v2 。", "See arxiv.org/pdf/2402.02800.", "2402.02800"),
    _added("link", "代码见 https://github.com/xyzq/yab。", "Code: https://github.com/xyzq/yab.", "xyzq/yab"),
    _added("link", "代码见 github.com/goat/net。", "The code is at github.com/goat/net.", "goat/net"),
    _added("link", "演示在goat-net.github.io上。", "A demo is at goat-net.github.io.", "goat-net"),
    _added("link", "可联系 ming@goat.edu。", "Write to ming@goat.edu.", "ming@goat.edu"),
    _whole("number", "语料有 87.3万行文字。", "The corpus has 873,000 lines."),
    _whole("number", "语料有 8.73亿个字。", "The corpus has 873 million characters."),
    _whole("number", "错误减少了 83.47%。", "Errors are reduced by 83.47%."),
    _whole("number", "速度提高到 87.3×。", "A speed-up of 87.3× is reached."),
    _whole("number", "用了 613–726 份文件。", "Between 613–726 files were used."),
    _whole("number", "共有七百三十一份文件。", "There are seven hundred and thirty-one files."),
    _whole("name", "在 KITTI 上也成立。", "It holds on KITTI as well."),
    _whole("name", "以GoatNet-512为基础。", "It is based on GoatNet-512."),
    _whole("name", "读者是 Stockfish 程序。", "The reader is the program Stockfish."),
    _whole("affiliation", "清华大学的作者完成了这项工作。", "The work was done at their university."),
    _whole("affiliation", "该工作来自 EPFL 与东南大学。", "The work comes from EPFL and from a university."),
    _whole("chatter", "好的，我将总结这篇论文的内容。", "Sure, I will summarize this paper as you asked me to."),
    _added("chatter", "希望以上内容对您有帮助！", "I hope this helps!"),
    _added("chatter", "让我来为你总结这篇论文。", "Let me summarize this paper for you."),
    _whole("chatter", "作为人工智能助手，我无法阅读全文。", "As an AI assistant, I cannot access the paper."),
    _whole("chatter", "没有相关信息，无法总结。", "The provided text does not contain this."),
    Lie("heading", f"## 小结\n{TRUE_ZH}", f"### Digest of it\n{TRUE_EN}", ("## 小结", "### Digest")),
    _added("HTML", "<div class=goat>好</div>", "<img src=goat onerror=alert(7)>", "goat"),
    Lie("code fence", f"```json\n{TRUE_ZH}", f"```goat\n{TRUE_EN}", ("```json", "```goat")),
    _added("placeholder", "结果为【数值】，代码待补充", "The result is {value} at <dataset>.", "【数值】", "{value}"),
    _added("placeholder", "见[论文链接]和 https://example.com/a", "See [link] and ___ (omitted)", "[论文链接]", "___"),
    _whole("placeholder", "暂无", "Not available"),
    _whole("form", "关键词：读法、羊群、统计。", "4. Keywords: reading, flocks, counts of them"),
    Lie("language", "It was asked in Chinese, and this is no Chinese at all.", "{en}", ("this is no Chinese at all",)),
    Lie("language", TRUE_ZH, "问的是英文，答的是中文。", ("答的是中文",)),
    Lie("echo", TRUE_ZH, "Say only what the evidence says.", ("Say only what the evidence says",)),
    Lie("echo", TRUE_ZH, "Each point stands on its own and none repeats another.", ("none repeats another",)),
    _whole("run-on", "（1）先读一遍。（2）再读一遍。（3）然后比较。", "(1) Read it. (2) Read it again. (3) Compare."),
    _whole("authors", "语音专家欧阳修平主导了这项工作。", "The work was led by an expert on speech."),
    _whole("authors", "约翰·史密斯和陈建国证明了这一点。", "It was proved by two people of the field."),
    Lie("translation", "该方法由语音驱动人像，生成口型同步的视频。", TRUE_EN, ("语音驱动人像",)),
    _added("translation", "，而且患者的隐私也得到保护", "and doctors reach a diagnosis sooner"),
    _whole("product", "文心一言和通义千问同样如此。", "It holds for two other products as well."),
    _whole("award", "本文获得了最佳论文奖。", "The paper won the best paper award."),
    _whole("award", "成果发表于《自然》杂志。", "The results were published in Nature."),
    _whole("release", "代码与数据集均已开源。", "The code and the weights have been open-sourced."),
    _added("amount", "，耗时减少了三成", "which takes a third less time"),
    _added("amount", "，速度快了两个数量级", "which is two orders of magnitude faster"),
    _whole("evidence", "鲸鱼在深海中歌唱。", "Whales sing in the deep ocean for many hours.", "s99999"),
)  # fmt: skip
NUMBERS_CHANGED = 3  # claims of the first answer about a paper that misquote their sentence

TITLES = ("GoatNet-512：一种新读法", "关于 98765 份文件的研究", "作者：张三、李四")
ABSTRACTS = ("在 KITTI 上准确率为 98.76%。", "代码见 github.com/goat/net 。", "好的，以下是摘要的翻译：")
KEYWORDS = (
    ("GoatNet-512", "GoatNet-512"), ("清华大学", "Tsinghua University"), ("98765 份文件", "98,765 files"),
    ("goat-net.github.io", "goat-net.github.io"), ("待补充", "TBD"), ("张三等人", "Guillaumin et al."),
)  # fmt: skip
AFFILIATIONS = ("Tsinghua University", "EPFL", "东南大学", "N/A", "A")
SURPLUS = "第{}点，这是多出来的一点。"


class Liar:
    """Answers with lies, the second time too unless `again` answers then; `told` are the kinds with their marks.

    The lies told about a paper depend on the paper alone, not on the order of requests.
    """

    def __init__(self, again: Callable[[Received], Turn] | None = None) -> None:
        self.told: list[tuple[str, str]] = []
        self._again = again

    def __call__(self, received: Received) -> Turn:
        turn = answer_well(received)
        given = json.loads(turn.body["candidates"][0]["content"]["parts"][0]["text"])
        if not _STEPS & set(given) and self._again:
            return self._again(received)
        prompt = "\n".join(part["text"] for content in received.body["contents"] for part in content["parts"])
        at = sum(map(ord, prompt[: prompt.index("\n[")]))
        lies = islice(cycle(CLAIMS), at % len(CLAIMS), None)
        if not _STEPS & set(given):
            lied = self._replaced(given, lies)
        else:
            lied = self._replaced(_doubled(given), lies)
            lied["takeaways"]["points"] += self._surplus()
            lied["method"]["points"] += self._misquoted(prompt)
            lied["overview"] |= self._fields(at)
        return Turn(answer(json.dumps(lied, ensure_ascii=False)))

    def _replaced(self, node: Any, lies: Iterator[Lie]) -> Any:
        if isinstance(node, list):
            return [self._replaced(child, lies) for child in node]
        if not isinstance(node, dict):
            return node
        if "evidence" not in node:
            return {key: self._replaced(child, lies) for key, child in node.items()}
        lie = next(lies)
        self.told += [(lie.kind, mark) for mark in lie.marks]
        words = {code: said.replace(f"{{{code}}}", node[code]) for code, said in (("zh", lie.zh), ("en", lie.en))}
        return {"evidence": [lie.evidence] if lie.evidence else node["evidence"], **words}

    def _surplus(self) -> Iterator[dict[str, Any]]:
        """Points up to the twelfth, where seven were asked for."""
        for number in range(7, 13):
            said = SURPLUS.format(number)
            if number > 7:
                self.told.append(("too many", said))
            yield {"evidence": ["s1"], "zh": said, "en": f"Point number {chr(ord('a') + number)} is one more."}

    def _misquoted(self, prompt: str) -> Iterator[dict[str, Any]]:
        """Sentences of the paper with one digit of a number changed."""
        numbered = [(name, text, match) for name, text in _SENTENCE.findall(prompt) if (match := _NUMBER.search(text))]
        for at in range(NUMBERS_CHANGED):
            name, text, match = numbered[at * len(numbered) // NUMBERS_CHANGED]
            changed = f"{match[0][:-1]}{(int(match[0][-1]) + 3) % 10}"
            said = {
                "zh": f"作者在此给出的值是 {changed}。",
                "en": text[: match.start()] + changed + text[match.end() :],
            }
            self.told += [("digit", text) for text in said.values()]
            yield {"evidence": [name], **said}

    def _fields(self, at: int) -> dict[str, Any]:
        title, abstract = TITLES[at % len(TITLES)], ABSTRACTS[at % len(ABSTRACTS)]
        self.told += [("title", title), ("abstract", abstract)]
        self.told += [("keyword", word) for words in KEYWORDS for word in words]
        keywords = [{"zh": zh, "en": en} for zh, en in KEYWORDS]
        return {
            "title": {"zh": title}, "abstract": {"zh": abstract}, "keywords": keywords,
            "affiliations": list(AFFILIATIONS),
        }  # fmt: skip


def _doubled(node: Any) -> Any:
    """An answer with lists twice as long: more claims, more lies."""
    if isinstance(node, list):
        return [_doubled(child) for child in node * 2]
    return (
        {key: _doubled(child) for key, child in node.items()} if isinstance(node, dict) and "zh" not in node else node
    )
