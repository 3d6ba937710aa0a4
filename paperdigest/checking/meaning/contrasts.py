"""Contrasts as data: words of English and Chinese that say the opposite of each other, for every rule that asks."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple


class Kind(Enum):
    """What words in contrast tell, on which it depends of what they are said, and which rules ask for them."""

    SORT = "sort"  # of a thing, which follows
    PAIR = "pair"  # the same, where a text mostly speaks of both
    QUALITY = "quality"  # of which a thing has more or less
    CHANGE = "change"  # up or down
    VALUE = "value"  # better or worse
    AMOUNT = "amount"  # five in order, from none to all; those of the third and the fourth go with all that stand above
    WORD = "word"  # anything else, which tells a translation from its original


MOVES = (Kind.CHANGE, Kind.VALUE)  # which things make, and which are made of them
_WORDS = {
    Kind.SORT: """
        labeled labelled label 有标注 有标签 带标注 带标签 | unlabeled unlabelled 无标注 无标签 未标注 不带标签;
        supervised supervise 有监督 全监督 | unsupervised self-supervised 无监督 自监督;
        paired 成对 | unpaired 非成对; seen 见过 | unseen 未见 未见过 没见过;
        bidirectional 双向 | unidirectional left-to-right 单向; autoregressive 自回归 | non-autoregressive 非自回归;
        parametric 参数化 | non-parametric nonparametric 非参数 非参数化;
        linear linearly 线性 | non-linear nonlinear 非线性; convex 凸 | non-convex nonconvex 非凸;
        maximize maximizes maximizing maximise maximum 最大化 | minimize minimizes minimizing minimise minimum 最小化;
        dense densely 稠密 密集 | sparse sparsely 稀疏; deterministic 确定性 | stochastic 随机;
        online 在线 | offline 离线; discrete 离散 | continuous 连续; local locally 局部 | global globally 全局;
        lossless 无损 | lossy 有损; symmetric 对称 | asymmetric 非对称 不对称; biased 有偏 | unbiased 无偏;
        stable stably 稳定 | unstable instability 不稳定;
        invertible reversible 可逆 | non-invertible irreversible 不可逆;
        homogeneous 同质 同构 | heterogeneous 异质 异构; explicit explicitly 显式 | implicit implicitly 隐式;
        static 静态 | dynamic 动态; finite 有限 | infinite 无限; forward 前向 | backward 后向 反向;
        positive 正面 | negative 负面
    """,
    Kind.PAIR: """
        encoder encoders 编码器 | decoder decoders 解码器;
        majority 多数 大多数 大部分 绝大部分 绝大多数 | minority 少数;
        keep keeps kept retain retains preserve preserves 保留
            | discard discards remove removes drops 丢弃 丢掉 去除 删除;
        overestimate overestimates 高估 | underestimate underestimates 低估
    """,
    Kind.QUALITY: """
        easy easier easily simple simpler simplify effortless 容易 易于 轻松 易 简单
            | hard harder difficult complicated 难以 难 困难 很难 难于;
        high 高 很高 高昂 | low 低 很低 低廉;
        large larger big huge massive vast 大 很大 巨大 庞大 | small smaller tiny 小 很小 微小;
        long longer 长 很长 更长 | short shorter 短 很短 更短;
        clear clearer perspicuous readable 清晰 清楚 易读 | murky murkier unclear obscure unreadable 晦涩 模糊 难懂;
        fast faster quick quicker quickly rapid rapidly 快 很快 快速 迅速
            | slow slower slowly 慢 很慢 缓慢 / speed accelerate;
        cheap cheaper inexpensive 便宜 廉价 | expensive costly 昂贵 贵;
        strong stronger powerful 强 很强 | weak weaker 弱 很弱; wide wider broad 宽 | narrow narrower 窄;
        deep deeper 深 | shallow shallower 浅;
        often frequent frequently common commonly 经常 常常 频繁 | rare rarely seldom infrequently 很少 鲜有 罕见;
        efficient efficiently 高效 | inefficient inefficiently 低效;
        precise precisely accurate accurately 精确 准确 | imprecise inaccurate inaccurately 不准;
        safe 安全 | unsafe dangerous 危险; useful 有用 | useless 无用; possible 可能 | impossible 不可能;
        known 已知 | unknown 未知; public publicly 公开 | private privately 私有
    """,
    Kind.CHANGE: """
        increase increases increased increasing raise raises rise rises grow enlarge more higher 增加 升高 增大 更多
            更高 | decrease decreases decreased decreasing reduce reduces reduced reducing reduction decline drop less
            lower 降低 减少 下降 减小 更少 更低 / improve boost gain better enhance
    """,
    Kind.VALUE: """
        improve improves improved improving improvement better boost boosts enhance enhances 改善 改进 提升 提高 增强
            更好 | worsen worsens worsened worsening worse degrade degrades degraded degrading deteriorate harm
            harms hurt hurts 恶化 变差 损害
    """,
    Kind.AMOUNT: """
        none nobody no-one neither 无一 没有一个 没有任何 无人 没人 | few minority 很少 极少 少数 少量 寥寥
            | some several 一些 某些 若干 部分 | many most majority numerous 许多 很多 大多数 大多 大部分 多数 大量
            众多 诸多 | all each every everybody everyone both 所有 每个 每一 每一个 每种 每 均 全部 一切 任何
            各个 全都 人人 人们
    """,
    Kind.WORD: """
        more many numerous additional large big huge massive high | fewer few less small tiny low / improve reduce;
        new novel | outdated obsolete; better superior outperform surpass exceed | worse inferior behind lag;
        same identical equal alike consistent agree
            | different differ inconsistent contradict contradiction contradictory;
        success succeed successful | fail failure; early | late; open | close closed;
        perceptible visible noticeable | imperceptible invisible; allow permit enable | prevent forbid prohibit;
        true correct right | false wrong; rich | poor; support confirm | refute disprove overturn deny negate reject;
        hope hopeful promise promising | hopeless
    """,
}  # "words of a side | words of the other / words that may mean any" for each contrast


class Contrast(NamedTuple):
    """Sides that are opposites, those of an amount in order, and the words that may mean any."""

    kind: Kind
    sides: tuple[frozenset[str], ...]
    either: frozenset[str]


@cache
def contrasts(*kinds: Kind) -> tuple[Contrast, ...]:
    """All contrasts of these kinds."""
    rows = ((kind, row.partition("/")) for kind in kinds for row in _WORDS[kind].split(";"))
    return tuple(
        Contrast(kind, tuple(frozenset(side.split()) for side in sides.split("|")), frozenset(either.split()))
        for kind, (sides, _, either) in rows
    )


@cache
def by_word(*kinds: Kind) -> Mapping[str, Sequence[tuple[Contrast, int]]]:
    """By word, the contrasts of these kinds that it is in, and the number of its side in each."""
    found: dict[str, list[tuple[Contrast, int]]] = {}
    for contrast in contrasts(*kinds):
        for number, words in enumerate(contrast.sides):
            for word in words:
                found.setdefault(word, []).append((contrast, number))
    return found
