"""Senses as data: what common words mean in papers that the dictionary does not say, and words that are none there."""

from collections.abc import Mapping


def _meant(entries: str) -> Mapping[str, str]:
    """Word and meanings of each entry."""
    words = (entry.split() for entry in entries.split(";"))
    return {word: " ".join(meanings) for word, *meanings in words}


SENSES = _meant("""
    改写 rewrite rephrase revise perturb; 超出 excess exceed beyond; 最优 optimal best; 访问 access; 原始 original raw;
    设备 device; 引入 introduce add incorporate; 深度 deep depth; 衰减 decay attenuate; 聚合 aggregate pool aggregation;
    收益 gain benefit return improvement; 逼近 approximate approximation; 高出 above higher exceed outperform;
    通用 general universal; 染色 color colour coloring; 构造 construct build construction; 介质 medium matter;
    文献 literature; 相符 agree consistent; 变体 variant version; 算出 compute calculate; 形式化 formal formally;
    均匀 uniform uniformly; 灾难 curse catastrophe; 加速 accelerate speedup fast faster; 占用 consume footprint usage;
    混合 mixture hybrid mix; 单独 separate alone individual; 衡量 measure; 求导 differentiate derivative gradient;
    退化 degenerate degrade; 刻画 characterize capture describe; 渐近 asymptotic; 重算 recompute recalculate;
    厂商 vendor provider; 天体 object star; 标记 label mark tag; 纳入 include incorporate; 亮度 luminosity brightness;
    常规 usual conventional ordinary standard; 谨慎 careful; 选取 choose select pick; 猜测 guess chance;
    朴素 naive simple; 排斥 repulsive repel repulsion; 符合 agree consistent match; 复现 reproduce;
    运算 operation computation; 所需 need require; 反向 backward reverse; 颗粒 grain particle; 回溯 backtrack;
    写法 notation form; 形貌 morphology; 格子 cell square lattice; 无异 same; 决定 determine depend;
    阻碍 prevent hinder; 削弱 weaken reduce discount; 现成 off-the-shelf existing; 移植 port transfer apply;
    病态 ill-conditioned; 可分 separable; 陷入 trap stuck; 领先 lead ahead outperform; 弄清 determine tell understand;
    分辨 distinguish classify tell resolve; 媲美 comparable competitive rival match;
    意外 surprising surprise unexpected; 惊讶 surprise surprising; 剖析 analyze examine; 脱离 without independent;
    扩充 enrich expand extend; 拿走 remove; 剩下 remain rest left; 随机游走 random walk; 裁剪 crop clip;
    编造 hallucinate fabricate; 归因 attribute due; 汇总 aggregate collect summarize; 抖动 jitter; 时长 duration length;
    规则 regular regularity rule; 展开 expand expansion unroll; 截取 crop extract; 拼接 concatenate;
    叠加 stack superpose add; 漂移 drift shift; 缩放 scale rescale; 缩减 reduce shrink cut; 压低 reduce lower;
    拉低 lower reduce; 抬高 raise increase; 攀升 rise increase; 激增 surge increase; 骤降 drop; 跃升 jump rise;
    提速 speed faster; 耗费 cost take consume; 耗时 time take cost; 省下 save; 节约 save reduce; 节省 save reduce;
    代价 cost price expense; 公开 public release available open; 发布 release publish; 收录 include contain;
    采集 collect gather acquire record; 筛选 filter select screen; 清洗 clean filter; 切分 split partition segment;
    划分 split partition divide division; 拆分 split divide decompose; 分片 shard partition; 卸载 offload;
    编排 orchestrate; 构件 component block; 底层 underlying low-level; 顶层 top last; 末层 last; 逐层 layerwise layer;
    隐层 hidden layer; 单隐层 single hidden layer; 隐藏层 hidden layer; 全连接 fully-connected connected;
    池化 pool pooling; 下采样 downsample; 上采样 upsample; 步数 step number; 轮数 epoch round;
    轮次 epoch round iteration; 精调 fine-tune tune; 预训练 pre-train pretrain pretraining; 后训练 post-training;
    惩罚 penalty penalize; 抑制 suppress inhibit prevent; 约束 constraint constrain bound;
    上限 upper bound limit maximum; 下限 lower bound limit minimum; 判定 decide determine decision; 可判定 decidable;
    可计算 computable; 多项式时间 polynomial time; 指数级 exponential; 对数级 logarithmic; 线性时间 linear time;
    复杂度 complexity; 推导 derive derivation; 成立 hold true valid; 满足 satisfy fulfil meet;
    充分 sufficient enough full; 充要 necessary sufficient; 唯一性 uniqueness unique; 存在性 existence;
    佐证 support evidence; 印证 confirm consistent; 迹象 sign evidence hint; 矛盾 contradiction conflict inconsistent;
    吻合 agree consistent match; 一致性 consistency agreement; 统计量 statistic statistics;
    系统误差 systematic uncertainty error; 不确定度 uncertainty; 不确定性 uncertainty; 涨落 fluctuation; 均方根 rms;
    末态 final state; 初态 initial state; 基态 ground state; 激发态 excited state; 散射 scatter scattering;
    能标 scale energy; 低能标 low scale energy; 低能 low energy; 规范 gauge; 退火 anneal; 掺杂 dope;
    探测 detect detection; 巡天 survey; 视界 horizon; 并合 merger; 消光 extinction; 基因 gene genetic; 表型 phenotype;
    突变 mutation mutant; 对照 control; 厂家 vendor; 计费 bill charge; 弹性 elastic elasticity; 内生 endogenous;
    外生 exogenous; 工具变量 instrumental variable; 被试 participant subject; 问卷 survey questionnaire;
    人工 human manual artificial; 人工标注 human annotation; 标注者 annotator rater; 评审 reviewer; 编写 write program;
    调用 call invoke; 接口 interface api; 崩溃 crash collapse; 坍缩 collapse; 冷备 backup; 启示 implication insight;
    线索 clue cue; 经验 experience empirical; 归纳偏置 inductive bias; 作弊 game cheat; 虚假 spurious false;
    偶然 chance accident; 随意 arbitrary; 落后 trail lag behind worse; 逊色 worse inferior; 垫底 worst last;
    夺魁 best first; 居首 first top best; 持平 match equal par same; 打平 match equal; 接近 close near approach;
    赶上 match catch; 停滞 stall plateau; 触顶 plateau saturate; 见顶 peak; 拐点 knee turn; 一举 once;
    廉价 cheap inexpensive; 轻量 light-weight lightweight; 轻量级 lightweight light-weight; 苛刻 strict demanding;
    稳健 robust; 脆弱 brittle vulnerable; 易受 vulnerable; 顽固 stubborn persist; 普适 universal general;
    适配 adapt fit; 迁移性 transferability transfer; 移动端 mobile; 嵌入式 embedded; 终端 device terminal;
    词袋 bag-of-words; 篇章 document discourse; 句对 sentence pair; 问句 question; 答句 answer; 问题对 question pair;
    提问 question query ask; 正确答案 answer; 图像块 patch; 光流 optical flow; 姿态 pose posture; 打分 score scoring;
    评分 score rating; 束宽 beam width; 束搜索 beam search; 均值 mean average; 平方 quadratic square;
    正弦 sine sinusoid sinusoidal; 子程序 sub-routine subroutine; 抛弃 dispense abandon discard;
    精简 thin slim simplify; 核查 verification verify check; 收取 charge; 计价 price; 拖长 lengthen increase;
    团伙 team gang; 还原 recover restore; 汇编 assembly; 集群 cluster; 榜单 leaderboard; 乘以 multiply scale;
    弥补 compensate address; 屏蔽 mask block; 妨碍 hamper hinder; 片段 span fragment segment; 计数 count rate;
    鼓励 encourage promote incentive; 适当 right appropriate proper; 解出 solve; 精通 master skill; 途中 during;
    等同 equal equivalent; 区分度 distinctive discriminative; 双光子 diphoton photon; 太阳质量 solar mass;
    完善 sophisticated complete; 演变 evolve change; 推动 drive driver; 生来 born; 通俗 informal; 体现 capture reflect;
    陡峭 sharp steep; 图灵机 turing machine; 检查点 checkpoint checkpointing; 核反冲 nuclear recoil;
    可信度 credibility confidence; 真阳性 true positive; 域外 out-of-domain; 域内 in-domain; 长程 long-range;
    多头 multi-head; 前向 forward; 后向 backward; 解析 analytic analytical parse; 闭式 closed-form;
    骨架 skeleton backbone; 主干网络 backbone; 候选框 proposal box; 锚点 anchor; 查准 precision; 查全 recall;
    复用 reuse; 串行 serial sequential; 逐块 block; 逐词 token word; 逐帧 frame; 粗粒度 coarse-grained;
    细粒度 fine-grained; 粒度 granularity
""")

_APART = """
    都会 言中 料中 法会 上都 失和 解和 万年 分地 总能 比为 多放 减计 却是 中用 不逊 合该 化用 高达 密云 中时 到头 是以
    料到 灵机 墨条 理则 错时 和约 个头 活检
"""
APART = frozenset(_APART.split())
# words of the dictionary that in papers are the end of one word and the beginning of another
