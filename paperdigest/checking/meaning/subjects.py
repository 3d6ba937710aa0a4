"""Subjects as data: the things, tasks and methods that papers are about, by their Chinese and their English words."""

from typing import NamedTuple

_SUBJECTS = """
    文本 文字 文档 文件: text / textual document article written writing passage file word script print description
    caption; 综述 述评: survey review / overview; 速度: speed velocity / fast rate runtime speedup accelerate slow
    quick pace time latency; 修复 修补 补全: restoration inpainting / restore repair recover completion complete fix
    mend; 姿态 姿势 位姿: pose posture / attitude gesture position postural unposed; 稠密 密集: dense / densely
    densification density intensive; 随机: random stochastic / randomized randomly noise randomness chance sampled;
    表面 曲面: surface / subsurface; 架构: architecture / structure structural framework scheme design network; 衰变:
    decay / channel; 优化: optimization optimize / optimizing optimizer optimal optimized optimise improve refine
    optimisation unoptimized tune; 人类: human / people person mankind man-made; 场景: scene / scenario setting case
    world environment splat wild; 手机: phone smartphone / mobile; 质量: mass quality / masses high-quality fidelity;
    安全:
    security safety / safe secure; 边缘: edge / border boundary marginal; 数据集 语料库 语料: dataset corpus / data
    database benchmark set sets corpora collection datasets; 循环: recurrent / recurrence cycle loop rnn rnns cyclic
    rotation iterate repeat; 常识: commonsense / common sense; 偏差 偏见: bias / biased deviation prejudice debias
    debiasing discrepancy; 经典: classical classic / canonical well-known established standard traditional; 函数:
    function / functional objective copula copulas; 网格: mesh grid / lattice; 反馈: feedback / response; 压力 压强:
    pressure /
    stress; 截面: section / cross cross-section cross-sections sectional; 输入: input / fed feed take taking given
    enter; 输出: output / produce yield generate give out; 连续: continuous consecutive / continual successive
    sequential series; 内部: internal inner / interior intra inside within; 深度: depth deep / deeply; 检测 侦测 检出:
    detection detect / detecting detector test measure identification sensing spotting probe examine inspection
    inspect; 分类: classification classify / classifier categorization class categorical category categorize sort
    taxonomy type typology label; 推理: reasoning inference / reason reasoner infer inferring rationale rationales
    deduce run-time prove theorem; 搜索 检索: search retrieval retrieve / retrieving retriever seek searching find;
    合成: synthesis synthetic / synthesize synthesizing generate generation compose composition compositional combine
    synthesized fuse; 知识: knowledge / know known; 嵌入: embedding embed / embedded embeddings; 生成: generation
    generative generate / generating produce synthesis create creation generator producing yield synthesize compose;
    对话 会话 交谈: dialogue conversation / dialog conversational talk talking chat chatbot; 结构: structure /
    architecture structural framework scheme structured construction pattern column block design network; 图像 影像
    图片 照片 图象 相片: image / imaging imagery picture photo photograph photographic photography visual frame scan
    figure photorealistic radiological radiology scenario vision; 视频 录像 影片: video / movie film footage clip; 音频
    声音 声学 声响 音响: audio / sound acoustic voice speech auditory; 语音 话语 嗓音 口语 发音: speech / voice spoken
    utterance speaking speak audio pronunciation vocal talk talking; 音乐 乐曲 歌曲 唱歌 歌唱: music / musical song
    singing sing; 语言 语种: language / linguistic lingual multilingual; 说话人 讲话者 说话者 发言人: speaker / talker
    talking speaking; 人脸 面部 脸部 脸庞: face / facial; 手势 手部 双手 单手: hand / gesture sign finger; 头部 说话头
    头像: head / avatar portrait; 头发 发型 发丝: hair / strand hairstyle; 服装 衣服 衣物 服饰 试穿: garment / cloth
    clothing dress fashion try-on apparel wear; 食物 食品 餐饮 菜肴 菜谱: food / recipe meal dish restaurant; 肖像
    人像: portrait
    / head person human; 表情 神情: expression / expressive facial emotion; 情感 情绪: emotion / emotional sentiment
    affect empathetic feeling mood affective; 动作 运动: motion movement / action move dynamic dynamics kinetic
    articulation tracking motor; 动画: animation / animate animatable animated cartoon; 舞蹈 跳舞: dance / dancing;
    唇形 唇部
    口型 嘴唇: lip / mouth lip-sync; 眼睛 眼部 眼球 视网膜: eye / ocular gaze retina retinal pupil; 行人 人群:
    pedestrian / crowd people human; 人体 全身 躯体: human / body torso people person; 车辆 汽车 轿车 车流 车牌:
    vehicle / car automobile automotive traffic driving license plate; 驾驶 司机: driving / driver drive; 交通 公路
    道路: traffic / road transport transportation street; 机器人 机械臂: robot / robotic manipulator arm; 无人机: drone
    / uav unmanned aerial; 卫星 遥感 航拍: satellite / remote sensing aerial; 水下 海洋: underwater / ocean marine sea
    water aquatic; 夜间 黑夜 低光: night / nighttime low-light dark; 城市 街道: city / urban street; 室内 房间: indoor
    / room; 室外 户外: outdoor / wild; 医学 医疗 临床 诊疗: medical / medicine clinical healthcare biomedical health
    patient radiology radiological; 生物: biology / biological bio biomedical organism biomechanical; 疾病 患者 病人
    病症: disease / patient illness disorder clinical; 肿瘤 癌症 癌变: tumor / tumour cancer carcinoma lesion; 脑部
    大脑: brain / cerebral cortex; 心脏 心肌: heart / cardiac; 肝脏 肝部: liver / hepatic; 肺部 肺癌: lung / pulmonary
    chest; 乳腺 乳房: breast / mammary mammography; 皮肤: skin / dermatology dermoscopic; 血管 血液: vessel / blood
    vascular; 肾脏: kidney / renal; 骨骼 骨折: bone / skeleton skeletal fracture; 细胞: cell / cellular cytometry;
    神经元: neuron / neuronal neural; 基因 基因组 遗传: gene / genome genomic genetic; 蛋白质 蛋白: protein; 药物 制药:
    drug / pharmaceutical medicine; 分子: molecule / molecular; 化学 化合物: chemistry / chemical compound; 物理:
    physics / physical; 数学: mathematics / mathematical math; 法律 司法: law / legal judicial; 金融 股票 股市 经济:
    finance / financial stock economic economy economics; 教育 教学 课堂 学生: education / educational student teaching
    classroom school; 农业 作物 庄稼: agriculture / agricultural crop farm; 天气 气象 气候: weather / climate
    meteorological; 能源 电力 电网: energy / power electricity grid electric; 新闻 媒体: news / media press journalism;
    广告: advertising / advertisement ad; 电影: movie / film cinema cinematic; 社交 社会: social / society; 隐私:
    privacy / private; 区块链: blockchain; 加密 密码: encryption / cryptography cryptographic cipher encrypted crypto
    password; 芯片 硬件 电路: chip / hardware circuit processor; 软件 程序 代码 源代码 编程: software / program
    programming code coding; 数据库: database / data base; 操作系统: operating / system os; 编译器 编译: compiler /
    compile; 云计算: cloud / computing; 网页 网站: web webpage / website page site; 推荐: recommendation / recommender
    recommend; 广播: broadcast; 游戏: game / gaming play atari; 国际象棋: chess; 将棋: shogi; 桥牌 扑克: bridge / poker
    card; 识别 辨识 辨认: recognition / recognize recognizing identification identify identifying detect detection
    spotting distinguish tell recognizer discern; 分割: segmentation / segment segmenting split partition divide; 跟踪
    追踪: tracking / track trace follow tracing trajectory; 计数: counting / count; 定位: localization / localize
    localizing locate locating position positioning location grounding localise; 翻译: translation / translate
    translating; 摘要: abstract / summary summarization summarize digest; 问答 答题: question / answering qa answer;
    重建 重构: reconstruction / reconstruct reconstructing rebuild restructure reparameterization recover
    reconstructed; 渲染: rendering / render; 编辑: editing / edit editable editor modify manipulation; 去噪 降噪:
    denoising / denoise noise despeckling noise2noise; 超分辨率: super-resolution / resolution superresolution; 压缩:
    compression / compress compact compressed compressing pruning; 量化: quantization / quantize quantitative quantify
    quantifying quantized; 缩放: scaling / scale rescaling zoom resize; 剪枝 裁剪: pruning / prune crop clip clipping
    trim cut; 蒸馏: distillation / distill distilling; 微调: fine-tuning / finetuning fine-tune finetune tuning
    finetuned adaptation tune; 预训练: pre-training / pretraining pre-trained pretrained pretrain pre-train; 归一化
    标准化: normalization / normalize normalized normalizer standardization norm standard; 正则化: regularization /
    regularize regularizer regularized; 估计: estimation / estimate estimating estimator estimated approximate guess;
    预测 预报: prediction / predict predicting predictive forecast forecasting predictor predicts anticipate; 验证
    核验: verification / verify validate validation verifying confirm check demonstrate test prove evaluate; 规划:
    planning / plan; 表示 表征: representation / represent representing representational denote characterization
    express show characterize; 聚类: clustering / cluster; 回归: regression / regress return; 插值 内插: interpolation
    / interpolate; 排序: sorting / sort ranking rank order ordering prioritisation prioritization prioritising
    prioritizing priority; 水印: watermark / watermarking; 伪造 造假: fake / forgery deepfake forged counterfeit
    manipulation manipulated; 攻击: attack / adversarial attacker threat; 后门: backdoor / trojan; 反演: inversion /
    invert inverse; 防御: defense / defence defend countermeasure; 扩散: diffusion / diffuse diffusing spread; 对抗:
    adversarial /
    adversary against combat counter contrary; 强化学习: reinforcement; 监督 有监督: supervised / supervision supervise
    supervisory; 无监督 非监督: unsupervised; 自监督: self-supervised / self supervised; 半监督: semi-supervised /
    semi; 弱监督: weakly; 元学习: meta-learning / meta; 迁移学习: transfer; 表示学习 表征学习: representation;
    对比学习: contrastive; 联邦学习: federated; 持续学习: continual / lifelong; 少样本 小样本: few-shot / few shot
    small; 零样本: zero-shot / zero; 单样本: one-shot / single; 决策树 随机森林: tree / forest; 支持向量机: svm /
    support vector; 神经网络 神经: neural / neuron nerve net network convnets cnn cnns rnn rnns nets dnn dnns neuronal;
    卷积: convolution / convolutional convnets convnet cnn cnns conv convolutions; 注意力: attention / attentive
    attentional; 词元 令牌: token; 编码器: encoder / autoencoder encoding vae codec; 解码器: decoder / autoencoder
    decoding codec; 自编码器: autoencoder / auto-encoder vae autoencoders; 损失函数 损失: loss / lose losing lossless
    lossy cost; 奖励: reward / incentive; 梯度: gradient; 权重: weight; 激活: activation / activate active; 参数:
    parameter / parametric parameterization param hyperparameter; 骨干 主干: backbone; 残差: residual; 教程 讲义 导论:
    tutorial / introduction lecture notes; 猜想: conjecture; 定理: theorem; 方程: equation; 矩阵: matrix / matrices;
    向量: vector; 张量: tensor; 导数: derivative; 指数: exponential / exponent exponentially index; 多项式: polynomial;
    对数: logarithm / log logarithmic logarithms; 线性: linear / linearly linearize linearizing linearization; 非线性:
    nonlinear / non-linear nonlinearity nonlinearities non-linearity; 平方 二次方 二次: square / quadratic
    quadratically squared quadratical second quadric squaring; 立方 三次: cubic / cube third; 几何: geometry /
    geometric geometrical geometrically; 代数: algebra / algebraic; 拓扑: topology / topological; 流形: manifold; 群论:
    group; 概率: probability / probabilistic probable; 确定性: deterministic / determinism certainty certain
    non-deterministic non-determinism certainty uncertainty; 高斯: gaussian / gaussians gauss splat; 贝叶斯: bayesian /
    bayes; 马尔可夫: markov; 傅里叶: fourier; 哈希 散列: hash / hashing; 队列: queue / cohort; 链表: list; 图论: graph;
    字符串: string / substring; 量子: quantum / qubit qed quanta; 引力 重力: gravity / gravitational; 黑洞: black /
    hole; 暗物质: dark / matter; 暗能量: dark / energy; 星系 银河: galaxy / galactic; 恒星: star / stellar; 行星:
    planet / planetary; 小行星 近地天体: asteroid / near-earth neo neos; 中子: neutron; 质子: proton / pp; 电子:
    electron / electronic electron-nucleus; 光子: photon / photonic; 原子核 核子: nucleus / nuclear nuclei nucleon;
    原子: atom / atomic; 玻色子 玻色: boson / bosonic bose diboson; 费米子 费米: fermion / fermionic fermi; 希格斯:
    higgs; 夸克: quark / tetraquark diquark antidiquark quarks charm; 介子: meson / pion kaon; 轻子: lepton / leptonic;
    强子:
    hadron / hadronic; 超对称: supersymmetry / supersymmetric susy; 超导: superconducting / superconductor
    superconductivity;
    激光: laser; 等离子体 等离子: plasma; 晶体: crystal / crystalline; 薄膜: film; 合金: alloy; 聚合物: polymer; 电池:
    battery; 太阳能: solar; 温度: temperature / thermal; 频率: frequency; 波长: wavelength; 对撞 碰撞: collision /
    collider collide; 散射: scattering / scatter; 辐射: radiation / radiance radiate; 光谱: spectrum / spectroscopy
    spectral spectra; 红外: infrared / ir; 可见光: visible; 光场: light; 点云: point / cloud; 体素: voxel; 四面体:
    tetrahedra / tetrahedral tetrahedron; 六面体: hexahedra / hexahedral hexahedron; 六边形: hexagon / hexagonal
    hexagons; 骨牌 多米诺: domino / dominoes dominos; 三角形 三角: triangle / triangular triangulated triangulation;
    圆形 球面 球体: circle / sphere spherical circular; 二维: 2d / two-dimensional two plane; 三维 立体: 3d /
    three-dimensional three 3 stereo stereoscopic dimension; 四维: 4d / four-dimensional four; 单目: monocular /
    single; 双目: binocular / stereo; 单视图 单视角: single-view / single; 多视图 多视角: multi-view / multiview;
    深度伪造: deepfake / deepfakes; 浅层: shallow; 宽度: width / wide; 分辨率: resolution; 语义: semantic / semantics;
    句法 语法: syntax / syntactic grammar constituency parsing grammatical; 前景: foreground / prospect promise
    promising perspective; 纹理: texture / textural textured; 形状: shape / form geometry; 颜色 色彩: color / colour
    chromatic coloration; 光照 照明: illumination / lighting light relighting; 材质 材料: material; 噪声: noise /
    noisy; 缓存: cache / caching; 内存 显存: memory / ram; 存储: storage / store memory; 带宽: bandwidth; 延迟 时延:
    latency / delay; 服务器: server / serverless; 无服务器: serverless; 语言模型: lm / lms llm llms language;
    大语言模型 大模型: llm / llms large language; 提示 提示词: prompt / hint cue prompting; 指令 指示: instruction /
    command instruct; 偏好: preference / prefer; 幻觉: hallucination / hallucinate illusion; 公平: fairness / fair;
    可解释性: interpretability / explainability interpretable explainable explanation; 鲁棒性 稳健性: robustness /
    robust; 泛化: generalization / generalize generalizable generalizability generalisation generalizes; 可扩展性:
    scalability / scalable extensibility extensible extensibility; 创造力 创造性: creativity / creative; 智能体: agent;
    人工智能: artificial / intelligence ai; 机器学习: machine / learning ml; 深度学习: deep; 计算机视觉: vision;
    自然语言处理: nlp / natural; 合成数据: synthetic; 动物: animal; 鸟类: bird; 植物: plant; 普通话 汉语 中文: mandarin
    / chinese; 粤语: cantonese; 英语 英文: english; 日语 日文: japanese; 法语 法文: french; 德语 德文: german;
    西班牙语: spanish; 阿拉伯语: arabic; 英德: english-german / english-to-german german; 英法: english-french /
    english-to-french french; 英日: japanese; 英中 中英: chinese; 文本相关: text-dependent / dependent; 文本无关:
    text-independent / independent; 有损: lossy / loss; 无损: lossless; 单阶段 一阶段: one-stage / single-stage single
    one stage; 两阶段 双阶段 二阶段: two-stage / two second; 一阶: first-order / first order; 二阶: second-order /
    second; 高阶: high-order / higher-order higher; 自顶向下 自上而下: top-down; 自底向上 自下而上: bottom-up; 稀疏:
    sparse / sparsity sparser; 单向: unidirectional / left-to-right one-way; 双向: bidirectional; 局部: local / locally
    localization part; 全局: global / globally overall; 长程: long-range / long; 短程: short-range / short; 上界: upper
    / above; 下界: lower / below; 外部: external / outer exterior outside; 离线: offline; 在线: online / on-line; 实时:
    real-time / real time realtime; 静态: static / still; 动态场景: dynamic; 显式: explicit / explicitly; 隐式:
    implicit / implicitly; 离散: discrete; 对称 对称性: symmetry symmetric / asymmetry asymmetric asymmetries; 热带:
    tropical; 显微 显微镜 电镜: microscope / microscopy microscopic micrograph; 望远镜: telescope; 雷达: radar / lidar;
    超声: ultrasound / ultrasonic; 磁共振: mri / magnetic resonance; 地图: map; 导航: navigation / navigate; 支付:
    payment / pay; 选举: election / vote voting; 战争 军事: war / military; 体育 足球: sport / football soccer; 旅游:
    tourism / travel; 钢琴: piano; 顶夸克: top; 编程语言: programming / language; 流体: fluid / flow hydrodynamic; 火焰
    燃烧: combustion flame / fire burn; 地震: earthquake seismic; 疫苗: vaccine; 病毒: virus / viral; 细菌: bacteria /
    bacterial; 糖尿病: diabetes / diabetic; 儿童 婴儿: child infant / pediatric pediatrics children baby kid; 老年人:
    elderly / aging old older; 女性 妇女: female woman / women; 书籍 图书: book / library; 邮件: email mail; 短信: sms
    / message; 密钥: key / secret; 指纹: fingerprint; 签名: signature / sign; 音高: pitch; 音色: timbre / voice; 节奏:
    rhythm / rhythmic pace; 乐器: instrument; 歌手: singer / singing; 眉毛: eyebrow / brow; 牙齿: dental / tooth teeth;
    手指: finger; 步态: gait / walk; 字幕: subtitle / caption; 标题: title headline / caption heading; 表格: table /
    tabular; 图表: chart / figure graph plot; 定律: law / laws; 热力学: thermodynamics thermodynamic / thermal; 力学:
    mechanics / mechanical dynamics; 电磁: electromagnetic / magnetic; 磁场: magnetic / field; 光学: optics optical /
    light; 生态: ecosystem ecology / ecological; 能量: energy / energies power; 能耗 功耗: energy / power consumption
    efficiency; 价格: price / cost; 成本: cost / expense expensive price budget overhead; 利润: profit / gain; 泊松:
    poisson; 排列: permutation / arrangement order arrange rearrange; 组合: combination combinatorial / composition
    compositional combine compose set; 子串: substring; 前缀: prefix; 后缀: suffix; 查询: query / queries ask search;
    索引: index / indices indexing; 并行: parallel / parallelism parallelizable parallelize parallelization concurrent
    concurrently; 并发: concurrent concurrency / parallel; 分布式: distributed / distribute; 集中式: centralized /
    central; 异步: asynchronous; 同步: synchronous synchronization / sync synchronize synchronized lip-sync
    simultaneous simultaneously; 死锁: deadlock; 函数式: functional; 面向对象: object-oriented; 命令式: imperative;
    类型推断: type / inference; 模式匹配: pattern; 先验: prior / priori; 后验: posterior; 似然: likelihood; 方差:
    variance / variation; 协方差: covariance; 均值: mean / average; 因果: causal / cause causality; 时间序列: series /
    time temporal; 流式: streaming / stream flow; 分心: distracted distraction / distract; 疲劳: fatigue / drowsy
    tired; 彩色: color colour / colored; 大规模: large-scale / large scale massive scale; 小规模: small-scale / small
    scale; 高效: efficient / efficiency efficiently effective fast; 低效: inefficient inefficiency; 自动: automatic
    automated / auto automatically automate automation autonomous autonomously self autoscaling auto-scaling
    autoencoder autoregressive; 手动: manual / manually human artificial hand; 单语: monolingual; 双语: bilingual;
    多语言 多语种: multilingual / multi-lingual languages language; 跨语言: cross-lingual cross-language / language;
    精确: exact precise / accurate accurately precisely precision accuracy exactly fidelity; 近似: approximate
    approximation / approximately approximating similar near close analog; 前向: forward / feedforward feed-forward;
    反向: backward reverse / back backpropagation inverse reversed; 有限: finite limited / limit limitation restricted
    few; 无限: infinite unlimited / infinity unbounded indefinitely; 上游: upstream; 下游: downstream; 超对称破缺:
    supersymmetry; 自回归: autoregressive; 生物力学: biomechanical; 电子邮件: email mail / e-mail; 对称性破缺:
    symmetry; 工厂 厂家 厂商: factory manufacturer vendor / plant industry industrial company provider; 零件: part
    component / piece; 工业: industry industrial / manufacturing; 医院: hospital / clinic clinical; 银行: bank /
    banking; 无政府: anarchy anarchism / anarchical; 政府: government / governmental public state; 军队 军方: army
    military; 警察: police; 公司 企业: company enterprise / corporate commercial firm business industry industrial inc;
    小学 中学: school / elementary; 教师 老师: teacher / teaching; 医生: doctor physician / clinician radiologist
    medical; 律师: lawyer / legal; 农民: farmer / agriculture; 投资者 投资: investor investment / invest; 市场: market
    / commercial; 专利: patent; 教科书 课本: textbook; 电费 耗电: electricity / power energy; 石油: oil petroleum /
    fuel; 火箭 航天: rocket spacecraft / space aerospace; 月球: moon lunar; 木星: jupiter; 火星: mars; 太阳: sun solar;
    酒店: hotel; 餐厅 餐馆: restaurant; 超市: supermarket / retail; 快递 物流: delivery logistics; 电视: television /
    tv video; 收音机: radio; 报纸: newspaper / news; 网友: netizen / user internet online; 志愿者: volunteer /
    participant; 总统: president; 国会: parliament congress; 奥运会: olympics; 保险: insurance; 房价 房产: housing /
    house estate property; 股票: stock; 犯罪: crime criminal; 恐怖: terrorist terror; 宗教: religion religious; 历史:
    history / historical past; 哲学: philosophy / philosophical; 心理: psychology psychological / mental
    psychologically cognitive; 文学: literature / literary; 诗歌: poetry poem / poetic; 绘画 油画: painting / paint
    drawing art; 建筑: building architecture / construction architectural; 桥梁: bridge; 飞机 航空: aircraft airplane
    aviation / flight aerial airborne plane; 船舶 轮船: ship / vessel marine; 火车 铁路: train railway / rail; 自行车:
    bicycle bike / cycling; 智能手机: smartphone / phone mobile; 电脑 计算机: computer / computing computational pc
    machine digital; 键盘: keyboard; 相机 摄像机: camera / video cameras photo; 传感器: sensor / sensing sensors
    detector; 耳机 麦克风: headphone microphone / mic; 眼镜: glasses / glass eyewear; 手表: watch; 便宜 低廉 廉价:
    cheap inexpensive / expensive low-cost cost affordable; 研讨会 会议: workshop conference / seminar symposium
    meeting; 凌星: transit; 白盒: white-box / white glass-box transparent; 黑盒: black-box / black; 有向: directed /
    oriented; 无向: undirected; 次优: suboptimal / sub-optimal second-best; 最优: optimal / best optimum optimally
    optimality optimize optimization optimum; 线性相关: dependent dependence / linearly; 线性无关: independent
    independence / linearly; 可靠性: reliability / reliable dependability trustworthy; 可用性: usability availability /
    usable available; 可读性: readability / readable legibility; 收敛性: convergence / converge convergent; 筛查:
    screening / screen; 可扩展: scalable extensible / scalability extensibility expandable; 解释: explanation / explain
    interpret interpretation explainable account explanatory; 文生图: text-to-image / text image t2i; 三重: triple
    threefold / three; 缪子: muon / mu
"""  # Chinese words: the English ones that mean this and little else / those that may stand for it


class Subject(NamedTuple):
    """The English words that name a thing, task or method, and others that may stand for it."""

    names: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return self.names + self.others


def _parsed(entries: str) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for entry in entries.split(";"):
        words, _, english = entry.partition(":")
        names, _, others = english.partition("/")
        found |= dict.fromkeys(words.split(), Subject(tuple(names.split()), tuple(others.split())))
    return found


SUBJECTS = _parsed(_SUBJECTS)
