"""The fixed words of a post, in Chinese and English, shown by the post's languages and recognised in any form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperdigest.digest import Words

FULL_WIDTH = ("zh", "ja")  # languages whose text takes full-width brackets


@dataclass(frozen=True)
class Label:
    """One fixed wording. Posts in Chinese and others show both, Chinese posts the Chinese, all others the English."""

    zh: str
    en: str

    def show(self, languages: Sequence[str]) -> str:
        """The wording for a post in these languages."""
        if "zh" not in languages:
            return self.en
        return self.zh if len(languages) == 1 or self.zh == self.en else f"{self.zh} / {self.en}"

    def brief(self, languages: Sequence[str]) -> str:
        """For small print in one language: the Chinese in Chinese posts, else the English."""
        return self.zh if tuple(languages) == ("zh",) else self.en

    def words(self, languages: Sequence[str]) -> Words:
        """The wording as a text in those of the languages that it has, else in English."""
        known = {"zh": self.zh, "en": self.en}
        return tuple((code, known[code]) for code in languages if code in known) or (("en", self.en),)

    @property
    def pattern(self) -> str:
        """A regular expression that matches the label in any of its forms."""
        zh, en = re.escape(self.zh), re.escape(self.en)
        return f"(?:{zh} / {en}|{zh}|{en})"


AUTHORS_UNKNOWN = Label("见第 1 页", "see page 1")
TITLE = Label("标题", "Title")
AUTHORS = Label("作者", "Authors")
AFFILIATION = Label("单位", "Affiliation")
KEYWORDS = Label("关键词", "Keywords")
URLS = Label("链接", "Urls")
SUMMARY = Label("摘要", "Summary")
METHODS = Label("方法", "Methods")
CONCLUSION = Label("结论", "Conclusion")
BACKGROUND = Label("研究背景", "Background")
PAST_METHODS = Label("过去方法", "Past methods")
APPROACH = Label("研究方法", "Approach")
RESULTS = Label("任务与性能", "Results")
SIGNIFICANCE = Label("意义", "Significance")
INNOVATION = Label("创新点", "Innovation")
PERFORMANCE = Label("性能", "Performance")
WORKLOAD = Label("工作量", "Workload")
WEAKNESS = Label("不足", "Weakness")
EXTRACTED = Label("原文摘句", "from the paper")
ABSTRACT = Label("摘要", "abstract")
ABSTRACT_PAGE = Label("摘要页", "abstract page")
PAPER = Label("论文", "Paper")
LOCAL_FILE = Label("本地文件", "local file")
CODE = Label("代码", "Code")
NO_CODE = Label("论文中未给出", "none in the paper")
NO_AFFILIATION = Label("论文首页未见", "not printed on the first page")
NO_KEYWORDS = Label("未能确定", "not determined")
TITLE_NOTES = {
    "pdf": Label("题目取自 PDF", "title taken from the PDF"),
    "file": Label("题目取自文件名", "title taken from the file name"),
}
SHOTS = Label("点此查看论文截图", "Figures of the paper")
DIGESTED_IN = Label("已收录于", "Digested in")
NOT_PROCESSED = Label("未能处理", "Not processed")
OFF_TOPIC = Label("与主题无关", "Off topic")
ABOUT_SOMETHING_ELSE = Label("模型判断这篇论文讲的是别的内容。", "The model judged that it is about something else.")
