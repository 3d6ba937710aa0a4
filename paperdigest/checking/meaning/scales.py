"""Scales: which way the words of two sentences go, where one renders the other closely and has as many each way."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from paperdigest.checking.meaning.denials import NEGATIONS
from paperdigest.checking.meaning.dictionary import dictionary

_SCALES = """
    提高 提升 增加 增大 增多 增长 上升 升高 更高 更多 更大 越高 越多 越大 变大 变多 变高 加大 放大 扩大 较高 较大 较多
    极大 极高 最高 最大 高 大 多 很多 很高 很大 多得多 大得多 高得多 巨大 庞大 海量 充足 丰富 雄厚 = increase
    increases increased increasing raise raises raised raising rise rises rising rose grow grows growing grew growth
    high higher highest large larger largest great greater greatest big bigger many massive vast huge enlarge enlarged
    expand expands abundant sufficient rich ample amplify boost boosts / more most maximum maximal maximize much
    significant significantly substantial substantially considerable heavily highly heavy wide widely extensive
    efficient efficiently improve improves improved improving gain gains
    | 降低 减少 减小 下降 缩小 更低 更少 更小 越低 越少 越小 变小 变少 变低 缩短 减轻 较低 较小 较少 极小 极低 最低
    最小 低 小 少 很少 很低 很小 少得多 小得多 低得多 有限 匮乏 不足 微小 微不足道 = decrease decreases decreased
    decreasing reduce reduces reduced reducing reduction reductions low lower lowest lowers lowering few fewer fewest
    small smaller smallest less little drop drops dropped dropping decline declines shrink shrinks shorten shortens
    marginal tiny slight limited scarce narrow diminish diminishes / least minor minimal minimum minimize restricted
    modest lessen mitigate mitigates alleviate save saves saving fraction only poor degrade degrades cut cuts
    lightweight light improve improves improved improving short weak lack lacks loss finite finitely;
    更好 更优 优于 胜过 超过 超越 胜于 强于 好于 有利 领先 占优 更强 击败 战胜 赶超 = better outperform outperforms
    outperformed outperforming superior exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing beat
    beats beating beneficial advantageous favorable favorably / benefit benefits advantage advantages good well
    excellent strong stronger improve improves improved improving improvement ahead over above
    | 更差 更劣 不如 不及 逊于 逊色 落后 恶化 不利 劣于 弱于 差于 比不上 更弱 较差 糟糕 输给 不敌 有害 损害 = worse
    worst inferior harm harms harmful detrimental lag lags lagging trail trails trailed trailing behind underperform
    underperforms disadvantageous unfavorable worsen worsens / poor poorer poorly hurt hurts bad weak weaker fail
    fails disadvantage degrade degrades suffer suffers under below match not;
    相当 持平 不相上下 媲美 打平 = comparable comparably par competitive competitively / match matches similar equal as
    rival rivals equivalent
    close same approximately about roughly substantial considerable consistent
    | 优于 胜过 超过 超越 胜于 强于 好于 不如 不及 逊于 落后 劣于 弱于 差于 = outperform outperforms outperformed
    outperforming superior exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing beat beats beating
    better worse inferior lag behind / above over more less higher lower improve improves improvement best below;
    更快 快 加快 加速 迅速 快速 提速 变快 快得多 飞快 越快 较快 = fast faster fastest quick quickly rapid rapidly
    speedup speedups accelerate accelerates accelerating accelerated swift / speed speeds instant efficient short
    ready
    | 更慢 慢 减慢 缓慢 变慢 慢得多 减速 越慢 拖慢 迟缓 = slow slower slowest slowly slowdown slows sluggish / lag
    burdensome down;
    容易 更易 易于 简单 简化 轻松 简便 更容易 不难 = easy easier easily simple simpler simplify simplifies simplified
    simplification straightforward effortless / simply ease eases trivial readily prone tend likely
    | 困难 更难 难以 很难 复杂 艰难 棘手 复杂化 难 = hard harder difficult difficulty difficulties complex complicated
    complicate complicates / challenging challenge challenges tough cumbersome nontrivial complexity intractable not
    cannot infeasible;
    之前 以前 = before prior preceding / previous previously earlier ago early
    | 之后 以后 = after following subsequent subsequently / later then post once when next;
    便宜 廉价 低廉 = cheap cheaper inexpensive / low affordable
    | 昂贵 高昂 = expensive costly / high prohibitive prohibitively;
    很少 少量 少数 寥寥 略有 = few / fewer little small several handful sparse slight some only any loss
    | 大量 很多 许多 众多 无数 大批 毫无 = many large numerous huge / lots much most vast more without no big volume
    heavily wide multiple extensive;
    保留 保持 维持 = preserve preserves preserving retain retains maintain maintains preservation / keep keeps keeping
    hold constant remain remains still
    | 改变 丢弃 舍弃 抛弃 = change changes alter discard discards / remove removes delete deletes drop modify modifies
    dispense dispensing eliminate vary varies varying affect affects abandon reject;
    复制 = copy copies duplicate / replicate copying reproduce
    | 删除 = delete deletes deleted remove removes removed / drop erase;
    必定 必然 一定 肯定 必将 势必 = necessarily certainly always definitely inevitably / must will guaranteed certain
    some sure
    | 可能 也许 或许 未必 = may might could possibly perhaps / can likely possible potentially potential probably
    would;
    已知 = known / given
    | 未知 = unknown / unseen;
    新颖 全新 = novel / new latest recent fresh modern
    | 过时 陈旧 = outdated obsolete / old stale;
    一致 相符 相同 吻合 一样 = consistent agree agrees agreement same identical equal / consistency match matches
    matched matching compatible uniform align aligned alignment consensus coherent uniformly
    | 不一致 不符 矛盾 相异 冲突 大不相同 = inconsistent inconsistency disagree contradict contradictory conflict /
    different differ tension discrepancy mismatch;
    支持 证实 = support supports supported confirm confirms /
    | 否定 反驳 推翻 否认 = refute refutes contradict / reject rejects deny;
    允许 = allow allows enable enables permit permits / can
    | 禁止 阻止 妨碍 = prevent prevents forbid prohibit hinder hinders / bar;
    成功 = successful successfully succeed succeeds success /
    | 失败 = fail fails failed failure failing / not;
    公开 免费 开放 = public publicly free freely open openly available / release released open access
    | 收费 付费 封闭 私有 保密 = private closed proprietary paid / fee commercial secret;
    依赖 取决于 = depend depends rely relies relying dependent / reliance dependence dependency
    | 不依赖 无关 独立于 = independent agnostic / regardless no not without free irrespective;
    没有 不存在 无法 = no without cannot unable / not never lack lacks nor fail fails absence
    | 存在 具有 = exists exist / has have
"""  # the words of one side in Chinese and in English / those that may stand for them, and the words of the other side
_WORD = re.compile(r"[a-z]+")
LESS = re.compile(
    r"\b(?:less|least)[- ](?:expensive|costly|efficient|accurate|difficult|complex|likely|common|important|effective"
    r"|sensitive|prone|dependent|reliable|stable|demanding|robust)\b",
    re.IGNORECASE,
)  # which turns the word around
_NEGATED = re.compile(r"(?:不(?![断仅但过同论管利如及敌难])|没有?|未(?!来|知)|并非|无法)[^，。；：]{0,3}")


class _Side(NamedTuple):
    """One way of a scale: its words in Chinese and in English, and others that may stand for either way."""

    zh: frozenset[str]
    en: frozenset[str]
    either: frozenset[str]


class _Scale(NamedTuple):
    """Both ways, and their Chinese words as a pattern, the longest first."""

    run: re.Pattern[str]
    sides: tuple[_Side, _Side]


def against(zh: str, en: str) -> Iterator[str]:
    """The words of a Chinese sentence that go one way more often than its original goes, and the other way less often.

    A translator may well say "less" for "not more", so that nothing is said of an original that negates anything, and
    what is negated in the translation does not count.
    """
    if NEGATIONS.search(en):
        return
    simplified = _NEGATED.sub(" ", dictionary().simplified(zh))
    words = frozenset(word for word, _ in dictionary().words(simplified))
    english = _WORD.findall(LESS.sub(" ", en.lower()))
    for scale in _scales():
        found = [word for word in scale.run.findall(simplified) if len(word) > 1 or word in words]
        for one, other in (scale.sides, scale.sides[::-1]):
            is_more = _count(found, one.zh) > _count(english, one.en | one.either)
            if is_more and _count(found, other.zh) < _count(english, other.en):
                yield from dict.fromkeys(word for word in found if word in one.zh)


def _count(words: Iterable[str], side: frozenset[str]) -> int:
    return sum(word in side for word in words)


@cache
def _scales() -> list[_Scale]:
    scales = []
    for entry in _SCALES.split(";"):
        sides = [_side(side) for side in entry.split("|")]
        words = sorted(sides[0].zh | sides[1].zh, key=len, reverse=True)
        scales.append(_Scale(re.compile("|".join(words)), (sides[0], sides[1])))
    return scales


def _side(text: str) -> _Side:
    zh, _, en = text.partition("=")
    names, _, either = en.partition("/")
    return _Side(*(frozenset(words.split()) for words in (zh, names, either)))
