"""The names that checks of Chinese texts know: institutions, products, surnames, and what only looks like a name."""

from collections.abc import Mapping


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


INSTITUTIONS: Mapping[str, tuple[str, ...]] = {
    "清华大学": ("Tsinghua",), "清华": ("Tsinghua",), "北京大学": ("Peking University", "Beijing University"),
    "北大": ("Peking University",), "复旦大学": ("Fudan",), "浙江大学": ("Zhejiang University",),
    "上海交通大学": ("Shanghai Jiao Tong", "SJTU"), "南京大学": ("Nanjing",),
    "中国科学技术大学": ("University of Science and Technology of China", "USTC"), "同济大学": ("Tongji",),
    "中国科学院": ("Chinese Academy of Sciences", "CAS"), "中科院": ("Chinese Academy of Sciences", "CAS"),
    "哈尔滨工业大学": ("Harbin Institute of Technology",), "武汉大学": ("Wuhan University",),
    "香港大学": ("University of Hong Kong", "HKU"), "香港中文大学": ("Chinese University of Hong Kong", "CUHK"),
    "香港科技大学": ("Hong Kong University of Science and Technology", "HKUST"),
    "台湾大学": ("Taiwan University",), "新加坡国立大学": ("National University of Singapore", "NUS"),
    "南洋理工大学": ("Nanyang", "NTU"), "东京大学": ("University of Tokyo", "Tokyo University"),
    "首尔大学": ("Seoul National University",), "麻省理工": ("MIT", "Massachusetts Institute of Technology"),
    "斯坦福": ("Stanford",), "哈佛": ("Harvard",), "伯克利": ("Berkeley",),
    "加州大学": ("University of California", "UC"), "普林斯顿": ("Princeton",),
    "卡内基梅隆": ("Carnegie Mellon", "CMU"), "卡耐基梅隆": ("Carnegie Mellon", "CMU"), "耶鲁": ("Yale",),
    "康奈尔": ("Cornell",), "哥伦比亚大学": ("Columbia University",),
    "华盛顿大学": ("University of Washington",), "加州理工": ("Caltech", "California Institute of Technology"),
    "纽约大学": ("New York University", "NYU"), "牛津": ("Oxford",), "剑桥": ("Cambridge",),
    "帝国理工": ("Imperial College",), "多伦多大学": ("Toronto",), "苏黎世联邦理工": ("ETH",),
    "洛桑联邦理工": ("EPFL", "Lausanne"), "巴黎综合理工": ("Ecole Polytechnique", "Polytechnique"),
    "巴黎高等师范": ("Ecole Normale", "ENS"), "慕尼黑工业大学": ("TUM", "Technical University of Munich", "TU München"),
    "慕尼黑大学": ("LMU", "Munich", "München"), "代尔夫特理工": ("Delft",),
    "佐治亚理工": ("Georgia Institute", "Georgia Tech"), "以色列理工": ("Technion",),
    "东京工业大学": ("Tokyo Institute of Technology", "Tokyo Tech"),
    "韩国科学技术院": ("KAIST",), "浦项工科大学": ("POSTECH",), "瑞典皇家理工": ("KTH",),
    "卡尔斯鲁厄理工": ("Karlsruhe", "KIT"), "亚琛工业大学": ("RWTH", "Aachen"), "米兰理工": ("Politecnico di Milano",),
    "马克斯·普朗克研究所": ("Max Planck",), "谷歌": ("Google",),
    "微软": ("Microsoft", "MSRA"), "脸书": ("Facebook", "Meta"), "英伟达": ("NVIDIA",),
    "亚马逊": ("Amazon", "AWS"), "苹果公司": ("Apple",), "英特尔": ("Intel",), "腾讯": ("Tencent",),
    "百度": ("Baidu",), "阿里巴巴": ("Alibaba",), "阿里云": ("Alibaba", "Aliyun"), "华为": ("Huawei",),
    "字节跳动": ("ByteDance",), "快手": ("Kuaishou", "Kwai"), "美团": ("Meituan",), "小米": ("Xiaomi",),
    "滴滴": ("DiDi",), "网易": ("NetEase",), "科大讯飞": ("iFLYTEK",), "讯飞": ("iFLYTEK",),
    "蚂蚁集团": ("Ant Group",), "商汤": ("SenseTime",), "旷视": ("Megvii",), "京东": ("JD",),
    "欧洲核子研究中心": ("CERN",), "依图": ("YITU",), "云从科技": ("CloudWalk",),
    "地平线机器人": ("Horizon Robotics",), "寒武纪科技": ("Cambricon",), "特斯拉": ("Tesla",),
    "国际商业机器": ("IBM",), "三星": ("Samsung",), "索尼": ("Sony",), "奥多比": ("Adobe",),
    "赛富时": ("Salesforce",), "甲骨文公司": ("Oracle",), "高通": ("Qualcomm",), "抖音": ("Douyin", "TikTok"),
    "微信": ("WeChat",), "微博": ("Weibo",), "淘宝": ("Taobao",), "支付宝": ("Alipay",), "知乎": ("Zhihu",),
    "文心": ("ERNIE", "Wenxin"), "通义": ("Qwen", "Tongyi"), "盘古": ("PanGu",), "混元": ("Hunyuan",),
    "悟道": ("WuDao",), "豆包": ("Doubao",), "智谱": ("Zhipu", "GLM", "ChatGLM"),
    "月之暗面": ("Moonshot", "Kimi"), "深度求索": ("DeepSeek",), "百川智能": ("Baichuan",),
    "百川": ("Baichuan",), "零一万物": ("01.AI", "Yi"),
    "书生": ("InternLM", "InternVL", "InternImage", "Intern"), "阶跃星辰": ("StepFun",),
    "紫东太初": ("Zidong Taichu",), "飞桨": ("PaddlePaddle", "Paddle"), "昇思": ("MindSpore",),
    "昇腾": ("Ascend",), "达摩院": ("DAMO",), "智源": ("BAAI", "Beijing Academy of Artificial Intelligence"),
    "鹏城实验室": ("Peng Cheng", "Pengcheng"), "之江实验室": ("Zhejiang Lab",), "诺亚方舟实验室": ("Noah",),
    "朱雀检测": ("Zhuque",), "维基百科": ("Wikipedia", "wiki"),
    "百度百科": ("Baidu Baike", "Baidu Encyclopedia"), "必应": ("Bing",), "张三": (), "李四": (), "王五": (),
    "油管": ("YouTube",), "推特": ("Twitter",), "优步": ("Uber",), "奈飞": ("Netflix",), "领英": ("LinkedIn",),
}  # fmt: skip
# and the products of some, with the Latin names that papers print; those of nobody have none

SURNAMES = frozenset(
    "张王李刘陈杨赵吴徐孙朱胡郭罗梁宋郑谢韩唐冯邓曹彭萧蔡潘袁董苏吕魏蒋杜丁沈姜范廖贾谭邹熊陆郝崔邱秦侯孟"
    "薛尹黎乔贺赖龚庞樊殷翟倪俞葛韦聂焦邢岳庄耿牟詹凌靳甄裴鲍覃霍翁隋柯阮闵柴冉辜饶瞿戚滕邬臧嵇卢汪阎傅姚"
    "钟邵卞佟佘邝蔺厉娄缪骆鞠晏茅屠虞骞竺祁裘窦顾戴"
)  # that are hardly ever a word
SURNAMES_AND_WORDS = frozenset(
    "黄周林何高马许石任史江余武康毛尤夏田严温于叶程曾章鲁申柳齐梅方白段雷金文易常万安施洪涂谷舒苗费纪盛童"
    "欧阳游席查桂强华房古卓成向路简季包钱汤龙关曲"
)
TRANSLITERATION = frozenset(
    "阿埃艾安奥巴贝本比伯博布查达戴德迪蒂丁杜恩尔法范菲费弗福盖戈格哈海赫亨霍加基吉卡凯坎考柯科克库拉莱兰劳勒雷里"
    "利林卢鲁伦罗洛马麦曼梅门蒙米莫穆纳奈尼诺努欧帕佩皮珀普奇恰乔琼萨塞森沙舍施什史斯苏索塔泰坦特图托瓦威韦维温沃"
    "乌西希夏谢辛雅亚扬耶伊因尤约泽扎兹朱佐玻薛登彻赖冈"
)  # characters that spell the sounds of foreign names
COMPOUND_SURNAMES = _listed("""
    欧阳 司马 上官 诸葛 慕容 令狐 司徒 皇甫 东方 公孙 宇文 夏侯 端木 尉迟 田中 铃木 佐藤 山田 高桥 渡边 伊藤
    中村 小林 加藤 吉田 佐佐木 松本 井上 木村
""")
GIVEN_NO_NAME = frozenset(
    "的了和与及等在是为由从于以对将被把向到就也都又还且或而并则所其该此这那之各每某不未无非有可能会要须应"
    "使让令给用按据比较更最很太再已曾正便即若如虽但因故当时候后前中内外上下里间处点面种类个项条次位名人者"
    "们家型式化率度量数值级层集组群法论需做作去来取得出入过着地呢吗吧啊一二三四五六七八九十百千万亿几两半"
    "多少大小高低长短新旧好坏只仅才却刚先"
)  # characters that are words rather than a given name
FREE_ENDINGS = tuple("国文语族洲月日省市县州人话教节星")  # of peoples, languages, places and times
GENERIC_WORDS = _listed("""
    university college school institute institution academy national international company corporation inc ltd
    group the of and for chinese china beijing shanghai hong kong taiwan american us uk english french german
    japanese internet web name science technology sciences prize award north south east west new united states
    european department school faculty laboratory lab center centre research division
""")  # of names in Latin letters: they tell no institution from another
FREE_NAMES = _listed("""
    新加坡 西班牙 葡萄牙 加拿大 奥地利 意大利 澳大利亚 新西兰 印度尼西亚 马来西亚 阿根廷 墨西哥 比利时 匈牙利
    土耳其 以色列 伊拉克 巴基斯坦 孟加拉 菲律宾 哥伦比亚 委内瑞拉 乌克兰 俄罗斯 罗马尼亚 保加利亚 克罗地亚
    塞尔维亚 斯洛文尼亚 斯洛伐克 爱沙尼亚 拉脱维亚 立陶宛 肯尼亚 尼日利亚 埃塞俄比亚 阿拉伯 阿拉伯数字 地中海
    大西洋 太平洋 北冰洋 印度洋 国家重点实验室 新力 诺贝尔奖 基督教 伊斯兰教 互联网 因特网 欧洲联盟 联合国
    美利坚 大不列颠 欧几里得 阿尔茨海默病 帕金森病 万维网 银河系
""")  # countries, and others that a text may name though the paper does not print them
