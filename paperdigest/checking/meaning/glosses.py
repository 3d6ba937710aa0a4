"""What the dictionary does not have: technical terms of papers, and the words of discourse that say nothing of one."""

from collections.abc import Mapping


def _glossed(entries: str) -> Mapping[str, str]:
    """Word and gloss of each entry."""
    words = (entry.split() for entry in entries.split(";"))
    return {word: " ".join(gloss) for word, *gloss in words}


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


TERMS = _glossed("""
    李理论 Lie theory; 李括号 Lie bracket; 双玻色子 diboson boson; 博弈 game play; 极小极大 minimax;
    高斯 Gauss Gaussian; 不透明度 opacity; 不透明 opaque opacity; 空间 space spatial; 流畅 fluent fluency smooth;
    协变量 covariate; 不平衡 imbalance imbalanced; 遗传算法 genetic algorithm; 空洞卷积 dilated convolution atrous;
    全局 global; 分布式 distributed; 计算机视觉 computer vision; 峰度 kurtosis; 自相关 autocorrelation; 估计 estimate;
    宇宙 universe cosmic cosmos; 对抗 adversarial adversary against resist; 词向量 word embedding vector;
    区块链 blockchain; 提出 propose present introduce; 供应链 supply chain; 脑机接口 brain-computer interface;
    必要 necessary need; 改动 change modify; 审视 examine question rethink; 难易 difficulty hard easy; 无关 independent
    unrelated regardless; 标识 identifier identify; 标识符 identifier; 追平 match equal; 刷新 set new record;
    取回 retrieve; 找回 retrieve recover; 预热 warm-start warm; 冷启动 cold-start cold start; 瓶颈 bottleneck;
    倒置 invert; 架构 architecture structure; 扰动 perturb perturbation; 打乱 shuffle perturb order; 偏置 bias;
    锚框 anchor box; 边界框 bounding box; 单元格 cell; 外推 extrapolate extrapolation; 停止 halt stop;
    退出 exit; 遮盖 mask masked; 曲率 curvature; 转写 transcribe transcription; 碎片化 fragment fragmentation;
    冗余 redundant redundancy; 语料 corpus; 段落 passage paragraph; 白盒 white-box; 黑盒 black-box;
    消融 ablation; 激活 activation activate active; 智能体 agent; 标注 annotation annotate label transcribe;
    伪影 artifact artefact; 自编码器 autoencoder; 自回归 autoregressive; 反向传播 backpropagation backward;
    主干 backbone; 基线 baseline; 批次 batch; 批归一化 batch normalization norm; 小批量 minibatch batch;
    基准 benchmark; 贝叶斯 Bayes Bayesian; 双射 bijective bijection; 玻色 Bose boson bosonic; 瓶颈 bottleneck;
    字符级 character based level; 标定 calibrate calibration; 类别 class category; 分类器 classifier;
    完形填空 cloze masked; 聚类 cluster clustering; 收敛 converge convergence; 语料 corpus corpora data text;
    语料库 corpus corpora database; 卷积 convolution convolutional; 协方差 covariance; 交叉熵 cross entropy;
    数据集 dataset corpus data benchmark; 暗物质 dark matter; 解码 decode decoder; 解码器 decoder;
    去噪 denoise denoising; 密集 dense; 部署 deploy deployment; 检测 detect detection; 检测器 detector;
    扩散 diffusion diffuse; 双夸克 diquark; 判别 discriminate discriminative distinguish; 判别器 discriminator;
    蒸馏 distill distillation; 下游 downstream; 嵌入 embed embedding; 编码器 encoder; 端到端 end-to-end;
    集成 ensemble integrate; 熵 entropy; 本征值 eigenvalue; 特征值 eigenvalue;
    特征 feature characteristic representation; 前馈 feedforward feed-forward; 少样本 few-shot;
    小样本 few-shot small sample; 微调 fine-tune finetune fine-tuning tune; 浮点 floating-point float flop;
    前景 foreground prospect promise; 泛化 generalize generalization;
    生成 generate generative generation produce; 生成器 generator; 梯度 gradient; 贪心 greedy; 真值 ground truth;
    强子 hadron hadronic; 幻觉 hallucinate hallucination; 汉明 Hamming; 海森 Hessian; 希尔伯特 Hilbert;
    超参数 hyperparameter; 推断 inference infer; 推理 reason reasoning inference rationale;
    初始化 initialize initialization; 显式 explicit; 隐式 implicit; 指令 instruction instruct;
    等距 isometry isometric; 迭代 iterate iteration iterative; 雅可比 Jacobi Jacobian; 联合 joint combine;
    核函数 kernel; 标签 label tag; 潜在 latent potential; 格点 lattice; 学习率 learning rate; 似然 likelihood;
    对数 log logarithm; 损失 loss lose; 低秩 low-rank; 流形 manifold; 马尔可夫 Markov; 马尔可夫链 Markov chain;
    马尔科夫 Markov; 掩码 mask masked; 掩膜 mask; 遮盖 mask masked masking; 极大似然 maximum likelihood;
    元学习 meta-learning meta; 指标 metric measure criterion index score; 模态 mode modality;
    循环 recurrent recurrence cycle loop; 放大 amplify enlarge magnify; 偏见 bias prejudice; 沙漏 hourglass sandglass;
    展望 future outlook prospect direction; 生态 ecosystem ecology; 拓展 expand expansion extend; 情形 case situation;
    质子 proton; 中子 neutron; 光子 photon; 电子 electron; 介子 meson; 自旋 spin; 树 tree;
    多晶硅 polysilicon polycrystalline silicon; 多尺度 multiscale; 三重 triple; 误差 error uncertainty;
    自动伸缩 autoscale autoscaling automatic scaling; 伸缩 scale elastic; 增强 augmented enhance strengthen;
    焦点 focus focal; 平面 plane planar surface flat; 偏移 shift offset deviation;
    多模态 multimodal modality; 单目 monocular; 蒙特卡洛 Monte Carlo; 蒙特卡罗 Monte Carlo; 中微子 neutrino;
    词元 token; 噪声 noise; 归一化 normalize normalization norm; 零样本 zero-shot; 数值 numerical value;
    目标函数 objective; 一阶 first-order order; 二阶 second-order order; 开销 overhead cost;
    过拟合 overfit overfitting; 并行 parallel parallelism parallelize; 参数化 parametric parameterize;
    参数 parameter parametric; 段落 passage paragraph; 困惑度 perplexity; 扰动 perturb perturbation; 位姿 pose;
    点云 point cloud; 先验 prior; 后验 posterior; 概率密度 density; 提示 prompt hint cue; 剪枝 prune pruning;
    量化 quantize quantization quantitative quantify; 查询 query; 随机 random stochastic randomly; 夸克 quark;
    四夸克 tetraquark; 召回 recall retrieve; 感受野 receptive field; 参考文献 references;
    正则化 regularize regularization; 强化学习 reinforcement learning; 重排 rerank reorder;
    重参数化 reparameterization re-parameterization parameter; 表示 representation represent denote;
    表征 representation represent characterization characterize; 综述 survey review overview;
    微分同胚 diffeomorphism; 可分性 separability separate; 线性化 linearize linear; 线性 linear;
    显微镜 microscope microscopy; 电镜 electron microscope microscopy; 透射 transmission;
    质谱 mass spectrometry spectrum; 光谱 spectrum spectroscopy spectral; 虚拟机 virtual machine;
    迁移 migrate transfer port porting; 平滑 smooth smoothing ease; 负载 load workload; 产额 yield;
    综合 synthesis comprehensive survey; 残差 residual; 检索 retrieve retrieval; 检索器 retriever;
    鲁棒 robust robustness; 鲁棒性 robustness robust; 采样 sample sampling; 样本 sample example; 标量 scalar;
    伸缩 scale elastic scaling; 语义 semantic; 无服务器 serverless; 浅层 shallow; 单阶段 one-stage single-stage;
    两阶段 two-stage; 奇异 singular strangeness strange exotic; 稀疏 sparse sparsity; 快照 snapshot;
    自监督 self-supervised; 自注意力 self-attention attention; 监督 supervise supervision supervised;
    无监督 unsupervised; 序列 sequence series; 随机失活 dropout; 步长 step size stride;
    最先进 state of the art state-of-the-art advanced; 词表 vocabulary; 训练集 training set train;
    测试集 test set; 验证集 validation set; 评测 evaluate evaluation benchmark test assessment; 张量 tensor;
    阈值 threshold; 吞吐量 throughput; 吞吐 throughput; 分块 tiling block chunk; 铺砌 tiling tile;
    轨迹 trajectory; 迁移学习 transfer learning; 变换 transform transformation; 变分 variational; 方差 variance;
    向量 vector; 视点 view viewpoint; 视角 view viewpoint perspective; 体素 voxel; 水印 watermark; 波形 waveform;
    权重 weight; 精度 accuracy precision accurate; 准确率 accuracy accurate; 词错误率 word error rate;
    错误率 error rate; 算力 compute computation computing; 计算量 computation compute cost computational;
    显存 memory; 内存 memory; 缓存 cache; 访存 memory access; 读写 read write access io; 片上 on-chip;
    带宽 bandwidth; 节点 node; 云函数 cloud function; 云计算 cloud computing; 按用量 usage pay-per-use;
    高维 high-dimensional dimension; 低维 low-dimensional dimension; 维度 dimension; 维数 dimension;
    时间序列 time series; 时序 temporal time sequence; 实时 real-time real time; 离线 offline; 在线 online;
    单向 unidirectional; 双向 bidirectional; 上下文 context; 文本 text; 文段 passage text; 语种 language;
    开放域 open-domain open domain; 问答 question answering qa question answer; 机器翻译 machine translation;
    成分句法 constituency; 句法分析 parsing; 声学模型 acoustic model; 知识库 knowledge base database;
    大模型 llm large language model; 语言模型 language model lm; 人类 human; 负样本 negative; 正样本 positive;
    曲率 curvature; 不动点 fixed point; 同构 isomorphic isomorphism; 自同构 automorphism; 同胚 homeomorphism;
    同伦 homotopy; 同调 homology; 上同调 cohomology; 李代数 Lie algebra; 李群 Lie group; 旋量 spinor spin;
    奇点 singularity; 纤维 fibre fiber; 循环群 cyclic group; 三重性 triality; 幂律 power law; 截面 cross section;
    截断 truncate truncation cutoff; 谱 spectrum spectral; 共振 resonance; 轴矢量 axial vector; 矢量 vector;
    宇称 parity; 介子 meson; 粲介子 charm charmed meson; 衰变 decay; 衰变道 decay channel; 规模 scale size;
    实际 actual real practical practice achieve; 扩大 enlarge grow expand extend; 对撞 collision collider;
    超对称 supersymmetry supersymmetric; 引力波 gravitational wave; 再电离 reionization; 光深 optical depth;
    红移 redshift; 星系 galaxy; 本底 background; 背景 background; 反冲 recoil; 俘获 capture; 电离 ionization;
    凝聚 condensation condensate; 非晶 amorphous; 棋盘 board checkerboard chessboard; 骨牌 domino; 图样 pattern;
    模式匹配 pattern matching match; 宏 macro; 函数式 functional; 编译期 compile time; 排序 sort order rank;
    循环移位 rotation cyclic; 后缀 suffix; 前缀 prefix; 字符串 string; 压缩 compress compression;
    可解释性 interpretability explainability; 可复现 reproducible reproduce; 可扩展 scalable extensible;
    可控性 controllability control; 多样性 diversity diverse; 时延 latency; 延迟 latency delay; 口型 lip mouth;
    渲染 render rendering; 分割 segment segmentation; 配准 registration register align;
    重建 reconstruct reconstruction; 逼真 realistic photorealistic; 动画 animation animate; 虚拟 virtual;
    隐私 privacy private; 消歧 disambiguate disambiguation; 信噪比 signal-to-noise; 置信度 confidence credibility;
    置信区间 confidence interval; 显著性 significance saliency; 多任务 multi-task multitask; 长尾 long-tail;
    冷启动 cold start; 推荐系统 recommender recommendation; 知识图谱 knowledge graph;
    理工 science engineering technology polytechnic;
    理工学院 institute technology polytechnic college; 工业大学 university technology technical;
    图神经网络 graph neural network gnn; 机械臂 robot arm manipulator
""")

DISCOURSE = _listed("""
    本文 论文 文章 该文 全文 文中 研究 研究者 研究人员 作者 问题 方法 做法 提出 提供 给出 说明 解释 报告 报道
    指出 认为 表明 显示 证明 发现 讨论 介绍 描述 总结 概括 归纳 回顾 分析 实验 试验 部分 章节 结果 结论 结合
    关键 步骤 原文 不同 比较 设计 动机 得到 得出 所述 进行 使用 采用 利用 运用 应用 用于 用来 基于 根据 依据
    据此 借助 通过 经过 可以 能够 可能 能 必须 需要 应当 应该 这种 这些 那些 那种 一种 一个 一项 一类 一系列
    其中 此外 另外 以及 及其 而且 并且 从而 因此 因而 于是 所以 因为 由于 对于 关于 针对 面向 之间 之中 之后
    之前 之外 以上 以下 以往 以前 此前 目前 当前 现有 现在 已有 已经 我们 他们 它们 自己 自身 本身 没有 不是
    不会 不能 不再 无需 不用 不必 仍然 依然 依旧 始终 一直 总是 还是 还有 只是 只有 只要 只需 仅仅 如果 若是
    那么 即使 即便 虽然 尽管 但是 然而 不过 可是 例如 比如 譬如 诸如 相关 主要 一些 某些 有些 任何 所有 全部
    各种 各个 多种 多个 许多 很多 大量 不少 若干 几个 同时 随后 然后 接着 最后 最终 首先 其次 再次 特别 尤其
    特别是 非常 十分 极其 更加 更为 相当 相对 较为 显著 明显 大幅 进一步 进而 逐步 逐渐 工作 贡献 意义 价值 优势
    优点 缺点 不足 局限 局限性 创新 创新点 方面 情况 情形 条件 过程 方式 方案 思路 思想 内容 特点 性质 作用 效果
    影响 具有 具备 拥有 包括 包含 涉及 属于 作为 成为 视为 称为 叫做 即可 便是 就是 正是 也是 这样 如此 这里
    那里 如何 怎样 什么 为何 何种 是否 能否 可否 无法 难以 容易 便于 有助于 有利于 有效 有效地 成功 实现 完成
    达到 取得 获得 带来 产生 造成 导致 引起 解决 处理 应对 面临 存在 出现 发生 改善 改进 提高 提升 增强 增加
    减少 降低 保持 保证 确保 支持 允许 要求 考虑 关注 重要 重要性 必要 主流 常见 常用 典型 一般 通常 往往 常常
    经常 普遍 广泛 具体 整体 总体 总的来说 本质 根本 基本 核心 完全 相应 对应 各自 分别 彼此 相互 互相 一致 相同
    一样 类似 相似 不仅 不但 甚至 反而 反之 而是 或者 或是 还要 除了 至于 至少 至多 最多 以免 以便 旨在 为了
    目的 目标 任务 领域 场景 系统 技术 策略 机制 框架 模块 结构 模型 数据 信息 未来 今后 后续 可供 值得 有望
    潜力 验证 评估 测试 检验 观察 观测 看到 看出 由此 可见 换言之 也就是说 总之 综上所述 因素 程度 范围 水平
    能力 表现 性能 优于 超过 高于 低于 不及 不如 达 尚未 未能 更多 更好 更高 更低 较高 较低 很大 很好 过去 早期
    近年 近年来 无从 判断 梳理 探讨 探究 阐述 阐明 论述 涵盖 依次 逐一 手段 途径 角度 层面 环节 阶段 前提 之所以
    大大 不大 有一些 或许 极为 以至于 意味着 上述 前述 显然 必然 另有 要是 只能 不到 令人 同样 相比 大约 这个 几乎
    随着 不在 并非 哪一个 似乎 要么 才能 的话 所谓 何人 那样 并不 无论 不论 不管
    其实 固然 变得 究竟 这么 起来 原有 否则 进去 过来 当作 这样一来 加以 起见 为此 改为 反过来 如今 就要 未必 每次 多达
    长达 受到 处于 遇到 面对 看待 相当于 源于 取决于 将会 使得 所得
    恰恰 恰好 刚好 这套 标题 中文 英文 摘要 做出 做到 作出 作答 一步 一方面 另一方面 来说 而言 来看 之一 其他 其它 其余
    按照 依照 遵照 参照 原来 原本 本来 起初 最初 当时 那时 后来 来自 出自 源自 另一 另一个 两者 二者 前者 后者 这一点
    在于 这类 那类 根源 症结 所在 至今 迄今 唯一 定论 一点 足以 出来 随之 推出 省去 麻烦 困扰 不下 坦言 不够 不断
    前人 论断 硬伤 附近 不仅仅 看来 原因 进展 现象 趋势 关系 特性 以来 一旦 以此 从中 为止 多数 少数 大多 大多数
    绝大多数 多半 每个 各类 诸多 众多 种种 一定 更是 不错 出色 优异 卓越 良好 理想 突出 亮点 难点 痛点 瓶颈 短板
""")

DISCOURSE_EN = """
    merely hardly barely nearly almost
    looking ahead exactly actually simply really quite clearly indeed mainly largely roughly entirely
    precisely essentially thereby
    about above according achieve after again all allow also although always among an another any apply approach
    are argue around as at author authors available be because become been before being below best better
    between both but by call can case cases cause come compared consider could demonstrate describe did
    different do does done due each either enable especially even every example find finding first for found
    from further general get give given gives go had has have having hence here high higher how however if
    important improve in include including into introduce is it its itself just keep know large less let like
    little low lower made main mainly make makes making many may means method methods model models more moreover
    most much must need needs neither never new no nor not note now of offer often on once one ones only or
    order other others our out over overall own paper part particular perform point possible present propose
    proposes proposed prove provide put rather reach reason recent report require result results say second see
    seem several should show showed shows shown since small so some state still strong study such suggest
    support take than that the their them themselves then there therefore these they this those though through
    thus to together too toward two under until up upon us use used useful uses using usually various very via
    was way ways well were what when where whether which while who whose why wide will with within without work
    works would yet help helps
"""
