"""Grades as data: the words for how many, how much and how well, each with those that say the opposite."""

QUANTITIES = """
    none nobody no-one neither 无一 没有一个 没有任何 无人 没人
    | few minority 很少 极少 少数 少量 寥寥
    | some several 一些 某些 若干 部分
    | many most majority numerous 许多 很多 大多数 大多 大部分 多数 大量 众多 诸多
    | all each every everybody everyone both 所有 每个 每一 每一个 每种 每 均 全部 一切 任何 各个 全都 人人 人们
"""  # in order; those of the third and the fourth go with all that stand above

QUALITIES = """
    easy easier easily simple simpler effortless 容易 易于 轻松 易 简单 | hard harder difficult 难以 难 困难 很难 难于
    high 高 很高 高昂 | low 低 很低 低廉
    large larger huge massive vast 大 很大 巨大 庞大 | small smaller tiny 小 很小 微小
    long longer 长 很长 更长 | short shorter 短 很短 更短
    clear clearer perspicuous readable 清晰 清楚 易读 | murky murkier unclear obscure unreadable 晦涩 模糊 难懂
    fast faster quick quicker quickly rapidly 快 很快 快速 迅速 | slow slower slowly 慢 很慢 缓慢
    cheap cheaper inexpensive 便宜 廉价 | expensive costly 昂贵 贵
    strong stronger 强 很强 | weak weaker 弱 很弱
    wide wider broad 宽 | narrow narrower 窄
    deep deeper 深 | shallow shallower 浅
    often frequently commonly 经常 常常 频繁 | rarely seldom infrequently 很少 鲜有 罕见
    efficient efficiently 高效 | inefficient inefficiently 低效
    precise precisely accurate accurately 精确 准确 | imprecise inaccurate inaccurately 不准
    safe 安全 | unsafe dangerous 危险
    useful 有用 | useless 无用
    possible 可能 | impossible 不可能
    known 已知 | unknown 未知
    public publicly 公开 | private privately 私有
"""  # a line has the words of one side and those of the other

_COMPARATIVES = """
    more less higher lower better worse longer shorter clearer easier simpler harder larger smaller faster quicker
    slower cheaper stronger weaker wider narrower deeper shallower
"""
COMPARATIVES = frozenset(_COMPARATIVES.split())  # of which any may be told of the other of two things

CHANGES = """
    improve improves improved improving better boost boosts enhance enhances 改善 改进 提升 提高 增强 更好
    | worsen worsens worsened worsening worse degrade degrades degraded degrading harm harms hurt hurts 恶化 变差 损害
    | increase increases increased increasing raise raises rise rises more higher 增加 升高 增大 更多 更高
    | decrease decreases decreased decreasing reduce reduces reduced reducing less lower 降低 减少 下降 减小 更少 更低
"""  # for the better, for the worse, up, down

GOOD = "performance accuracy accurate accurately quality precision recall ability easily reliability robustness"
LESS_OF_IT = "loss losses drop drops gap gaps error errors cost costs"  # "less loss of accuracy"
_PREPOSITIONS = "on in into at by for from with via using during under after before upon due"
PREPOSITIONS = frozenset(_PREPOSITIONS.split())  # with which what is said of the thing ends
