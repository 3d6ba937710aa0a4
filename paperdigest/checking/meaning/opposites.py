"""Opposites: kinds of a thing of which a text has one where its evidence has only the other, as "labeled audio"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from paperdigest.checking.meaning.dictionary import content_stems
from paperdigest.checking.meaning.polarities import NEGATION

_PAIRS = """
    labeled labelled 有标注 有标签 带标注 带标签 | unlabeled unlabelled 无标注 无标签 未标注 不带标签
    supervised 有监督 全监督 | unsupervised self-supervised 无监督 自监督
    paired 成对 | unpaired 非成对
    seen 见过 | unseen 未见 未见过 没见过
    bidirectional 双向 | unidirectional left-to-right 单向
    autoregressive 自回归 | non-autoregressive 非自回归
    parametric 参数化 | non-parametric nonparametric 非参数 非参数化
    linear linearly 线性 | non-linear nonlinear 非线性
    convex 凸 | non-convex nonconvex 非凸
    encoder encoders 编码器 | decoder decoders 解码器
    maximize maximizes maximizing maximise 最大化 | minimize minimizes minimizing minimise 最小化
    dense densely 稠密 密集 | sparse sparsely 稀疏
    deterministic 确定性 | stochastic 随机
    online 在线 | offline 离线
    discrete 离散 | continuous 连续
    local locally 局部 | global globally 全局
    lossless 无损 | lossy 有损
    symmetric 对称 | asymmetric 非对称 不对称
    biased 有偏 | unbiased 无偏
    stable stably 稳定 | unstable instability 不稳定
    invertible reversible 可逆 | non-invertible irreversible 不可逆
    homogeneous 同质 同构 | heterogeneous 异质 异构
    keep keeps kept retain retains preserve preserves 保留 | discard discards remove removes drops 丢弃 丢掉 去除 删除
    overestimate overestimates 高估 | underestimate underestimates 低估
    majority 多数 大多数 大部分 绝大部分 绝大多数 | minority 少数
"""  # a line has the words of one side and those of the other
_SIDES = {
    word: (number, side)
    for number, line in enumerate(_PAIRS.strip().splitlines())
    for side, words in enumerate(line.split("|"))
    for word in words.split()
}
_HAN_WORDS = "|".join(sorted((word for word in _SIDES if not word.isascii()), key=len, reverse=True))
_WORDS = re.compile(rf"[a-z][a-z-]*|{_HAN_WORDS}", re.IGNORECASE)
_BEFORE = 40  # characters in which a negation may stand before a word
_HEAD, _HEAD_ZH = 60, 12  # characters after a word, in which what it is said of stands
_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSE = re.compile(r"[^,;:.，。；：]*")


def opposed(text: str, others: Sequence[str]) -> Iterator[str]:
    """The words of a Chinese or an English text whose opposite the others say of the same, and never the word itself.

    A word that is negated, or a text that has both, may mean either.
    """
    for pair, own in _by_pair(text).items():
        theirs = [one for other in others for one in _by_pair(other).get(pair, ())]
        sides, their_sides = {side for side, _, _ in own}, {side for side, _, _ in theirs}
        if None in sides | their_sides or len(sides) != 1 or len(their_sides) != 1 or sides == their_sides:
            continue
        heads = frozenset[str]().union(*(content_stems(after) for _, _, after in theirs))
        yield from (word for _, word, after in own if not heads.isdisjoint(content_stems(after)))


@lru_cache(maxsize=256)  # a text and its evidence are held against each other in both languages
def _by_pair(text: str) -> dict[int, list[tuple[int | None, str, str]]]:
    """By pair, its words in a text: the side of each, None where it is negated, the word, and what follows it."""
    found: dict[int, list[tuple[int | None, str, str]]] = {}
    for match in _WORDS.finditer(text):
        if (known := _SIDES.get(match[0].lower())) is None:
            continue
        pair, side = known
        is_negated = NEGATION.search(text, max(0, match.start() - _BEFORE), match.start())
        reach = _HEAD_ZH if _HAN.search(match[0]) else _HEAD
        after = _CLAUSE.match(text, match.end(), match.end() + reach)
        found.setdefault(pair, []).append((None if is_negated else side, match[0], after[0] if after else ""))
    return found
