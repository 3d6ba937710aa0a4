"""What the sentences of each block of a digest look like: where they stand in the paper and which phrases they use."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from paperdigest.document import SectionKind


class Field(StrEnum):
    """The blocks of a digest that hold statements, in the order in which sentences are chosen for them."""

    SUMMARY = "summary"
    TAKEAWAYS = "takeaways"
    RESULTS = "results"
    APPROACH = "approach"
    BACKGROUND = "background"
    PAST_METHODS = "past_methods"
    INNOVATION_STRENGTHS = "innovation_strengths"
    PERFORMANCE_STRENGTHS = "performance_strengths"
    PERFORMANCE_WEAKNESSES = "performance_weaknesses"
    WORKLOAD_WEAKNESSES = "workload_weaknesses"
    INNOVATION_WEAKNESSES = "innovation_weaknesses"
    WORKLOAD_STRENGTHS = "workload_strengths"
    SIGNIFICANCE = "significance"
    METHODS = "methods"


@dataclass(frozen=True)
class Profile:
    """How well a sentence suits a field.

    `sections` weighs the kind of section it stands in; other kinds count only in a paper that has none of these.
    `cues` speak for it, `against` speak against it (see `phrases`). `own` wants sentences that speak of the paper
    itself, `early` those near the beginning of their section, `numbers` measured values beside a cue, `central`
    closeness to what the whole paper is about. `strict` fields take only sentences with a cue that speak of the paper
    itself, and stay empty when there is none. `least` and `most` bound how many are chosen.
    """

    sections: Mapping[SectionKind, float]
    cues: tuple[str, ...]
    against: tuple[str, ...] = ()
    own: float = 0.0
    early: float = 0.0
    numbers: float = 0.0
    central: float = 1.0
    strict: bool = False
    least: int = 1
    most: int = 1


def phrases(listed: str) -> tuple[str, ...]:
    """Phrases listed with commas, as they are looked up: from the start of a word, "_" for the end of one."""
    found = (" ".join(phrase.split()).replace("_", " ") for phrase in listed.split(","))
    return tuple(f" {phrase}" if phrase.isascii() else phrase for phrase in found)


OWN = phrases("""
    we_, our_, in this paper, in this work, this paper, this work, here we, the proposed, 本文, 我们, 本研究
""")
_PROPOSE = phrases("""
    we propose, we introduce, we present, we develop, we study, we investigate, we prove, we show that, we report,
    we analyze, we analyse, we review,
    this paper propose, this paper present, this paper introduce, this paper describe, this paper give,
    this paper stud, this work propose, this work present, this article, in this paper, in this work, in this article,
    in this study, is proposed, is presented, are presented, is introduced, address the problem,
    本文提出, 我们提出, 提出了, 本文研究, 本文介绍, in dieser arbeit, wird vorgestellt
""")
_MEASURED = phrases("""
    outperform, achiev, improve, improving, surpass, state of the art, better than, faster than, higher than,
    lower than, compared to, compared with, in comparison, reduces the, reduction, speedup, speed up, more accurate,
    accuracy of, error rate, our results, results show, results demonstrate, results indicate, results suggest,
    experiments show, experiments demonstrate, experiments indicate, evaluations show, we find that, we found that,
    we observe, we obtain, is measured to be, was measured, were measured, consistent with, confidence level,
    the main result, main theorem, we prove that, we show that, we demonstrate that, significantly,
    can be computed in, superior, competitive, matches the, 优于, 达到, 提高, 提升, 结果表明, 实验表明, 准确率
""")
_OTHERS = phrases("""
    et al, prior work, previous work, related work, recent work, other work, existing, previously, current, 相关工作
""")
_NEGATIVE = phrases("""
    do not, does not, did not, often not, cannot, fail, the goal, aim_, interested in, we expect
""")
_OUTLINE = phrases("section, appendix, figure, fig_, table")

_LACKS = phrases("""
    limitation, limited to, is limited, are limited, restricted to, drawback, shortcoming, downside, however we,
    we do not, we did not, does not, do not, cannot, can not, unable to, fail, only consider, we only, we assume,
    assumption, future work, future research, future direction, remains open, remain open, open question,
    open problem, remains unclear, not yet, we leave, left for, left to, it would be interesting, beyond the scope,
    局限, 不足, 未来工作, 有待, 尚未, 无法, einschränkung
""")
_PERFORMS_BADLY = phrases("""
    worse, underperform, lower than, performance drop, degrad, fail, slower, less accurate, less effective,
    less efficient, less favored, less suitable, less favorable, inferior,
    does not improve, do not improve, did not improve, no improvement, not competitive, lag behind, lags behind,
    lack behind, struggle, suffer, error propagat, unstable, sensitive to, not significant, large uncertaint,
    dominated by the statistical, poor, hallucinat, misclassif, incorrect, still far, gap between,
    room for improvement, 效果不佳, 低于, 较差, 下降, 失败
""")
_COSTS = phrases("""
    computational cost, computationally expensive, computationally intensive, computational overhead, more expensive,
    expensive, costly, time consuming, high memory, longer training, training is slow, large amount of,
    large amounts of, requires more, require more, requires larg, require larg, additional data, more data,
    more experiments, not been tested, not tested, not evaluate, only evaluate, only test, single dataset,
    one dataset, small number of, small sample, limited number, limited amount, engineering effort,
    further experiment, further stud, further work, further investigation, further research, more research,
    compute resource, limited computation, 计算成本, 计算量, 开销, 耗时, 数据不足, 仅在
""")
_WEAK_SECTIONS: Mapping[SectionKind, float] = {
    "limitations": 2.0, "conclusion": 1.2, "abstract": 0.6,
}  # fmt: skip
_WEAK_AGAINST = (
    *_OUTLINE,
    *phrases("""
        we hope, inspire, has the potential, have the potential, better, improv, reduc, alleviat, mitigat, avoid,
        more accurate, hallucinate less, significant difference, advantage, outperform, state of the art, et al,
        previous, prior,
        existing, not only, unlike, to overcome, to address, we propose, in contrast to, without loss of,
        does not depend, do not need, does not require, do not require, not suffer, baseline, fail to reject,
        if and only if
    """),
)


def _weakness(cues: tuple[str, ...]) -> Profile:
    return Profile(_WEAK_SECTIONS, cues, _WEAK_AGAINST, central=0.4, strict=True, least=0, most=2)


PROFILES: Mapping[Field, Profile] = {
    Field.SUMMARY: Profile(
        {"abstract": 1.4, "introduction": 0.7, "conclusion": 0.6},
        _PROPOSE, (*_OTHERS, *_OUTLINE), own=0.5, central=1.5,
    ),
    Field.RESULTS: Profile(
        {"abstract": 1.3, "experiments": 0.7, "conclusion": 1.0, "introduction": 0.8},
        _MEASURED, (*_OTHERS, *_OUTLINE, *_NEGATIVE), own=0.8, numbers=0.9, central=0.8,
    ),
    Field.APPROACH: Profile(
        {"abstract": 1.0, "introduction": 0.9, "method": 0.4, "conclusion": 0.5},
        (*_PROPOSE, *phrases("""
            we derive, we give, we describe, we provide, we argue that, we identify, our approach, our method,
            our model, our algorithm, key idea, main idea, we use, based on, consists of, which allows, instead of,
            by using, 方法, 模型, 基于
        """)),
        (*_OTHERS, *_OUTLINE, *phrases("""
            achiev, outperform, results, accuracy, state of the art, training data
        """)), own=0.7, central=1.2,
    ),
    Field.BACKGROUND: Profile(
        {"introduction": 1.0, "abstract": 0.8, "related": 0.3},
        phrases("""
            important, has become, have become, widely, challeng, fundamental, in recent years, recently, problem,
            the goal, aim, crucial, essential, remains, central, has been, have been, known, depend,
            近年来, 重要, 挑战, 问题, 广泛
        """),
        _OUTLINE, own=-1.2, early=1.4,
    ),
    Field.PAST_METHODS: Profile(
        {"introduction": 1.0, "related": 1.0, "abstract": 0.7},
        phrases("""
            existing, previous, prior, traditional, conventional, approaches, methods, earlier, suffer, typically,
            rely on, relies on, however, most_, et al, has been, have been, was shown, were proposed, limited,
            state of the art, current, 已有, 现有, 传统, 以往, 然而
        """),
        (*_OUTLINE, *phrases("outperform, surpass, superior, examples include")), own=-1.2, central=0.8,
    ),
    Field.INNOVATION_STRENGTHS: Profile(
        {"introduction": 0.9, "abstract": 0.8, "conclusion": 0.8, "related": 0.6, "method": 0.4},
        phrases("""
            novel, the first, for the first time, best of our knowledge, to our knowledge, unlike, in contrast to,
            we propose a new, a new_, new method, new approach, our contribution, main contribution, differs from,
            differ from, instead of, in contrast, for first time, 创新, 首次, 新的, 新颖, 不同于
        """),
        (*_OUTLINE, *_NEGATIVE), own=0.7, most=2,
    ),
    Field.PERFORMANCE_STRENGTHS: Profile(
        {"experiments": 1.1, "abstract": 0.8, "conclusion": 0.8, "introduction": 0.5},
        _MEASURED, (*_OTHERS, *_OUTLINE, *_NEGATIVE, *_PERFORMS_BADLY, " to see whether"),
        own=0.5, numbers=1.0, central=0.8, most=2,
    ),
    Field.PERFORMANCE_WEAKNESSES: _weakness(_PERFORMS_BADLY),
    Field.WORKLOAD_WEAKNESSES: _weakness(_COSTS),
    Field.INNOVATION_WEAKNESSES: _weakness(_LACKS),
    Field.WORKLOAD_STRENGTHS: Profile(
        {"experiments": 1.0, "method": 0.6, "conclusion": 0.4, "abstract": 0.4, "introduction": 0.5, "appendix": 0.3},
        phrases("""
            dataset, data set, corpus, benchmark, we evaluate, evaluated on, experiments on, ablation, gpu, tpu,
            hours, days, trained on, we train, parameters, human evaluation, annotators, open source, code is,
            our code, we release, publicly available, implementation, proof, we prove, samples, collected, simulation,
            events, images, we compare, extensive, 数据集, 实验, 开源, 消融, 训练
        """),
        (*_OTHERS, *_OUTLINE), own=0.5, numbers=0.8, central=0.6, most=2,
    ),
    Field.SIGNIFICANCE: Profile(
        {"conclusion": 1.2, "abstract": 0.6, "introduction": 0.5, "limitations": 0.2},
        phrases("""
            implication, enabl, potential, useful, important, promising, can be applied, first step, opens_, open up,
            pave, contribut, we hope, we believe, demonstrat, insight, understanding, we have shown, we showed,
            we presented, we have presented, we introduced, we proposed, in summary, conclude, suggest, general, 意义,
            有助于, 应用, 综上, 总之
        """),
        (*_OTHERS, *_OUTLINE, *_LACKS), own=0.4, central=1.0,
    ),
    Field.METHODS: Profile(
        {"method": 1.4, "experiments": 0.2, "introduction": 0.2, "abstract": 0.2, "other": 0.6},
        phrases("""
            we use, we train, we apply, we define, we compute, we first, we then, we adopt, we introduce, we propose,
            we construct, we employ, we obtain, we perform, we sample, we model, consist, algorithm, step, given,
            loss, objective, optimi, minimi, maximi, training, layer, encoder, network, is computed, is defined,
            are defined, is obtained, our method, our model, our approach, procedure, estimat, theorem, proof,
            construct, 首先, 然后, 采用, 计算, 定义, 模块
        """),
        (*_OTHERS, *_OUTLINE, *phrases("""
            outperform, fastest, faster, speedup, improves, results, for example, for instance, examples include
        """)), own=0.6, early=0.3, central=1.0, least=2, most=6,
    ),
}  # fmt: skip

TAKEAWAYS = (  # what is new comes first
    Field.APPROACH,
    Field.APPROACH,
    Field.RESULTS,
    Field.RESULTS,
    Field.BACKGROUND,
    Field.INNOVATION_WEAKNESSES,
)
