"""Names of people and institutions in Chinese characters, and the Latin names that some institutions have in papers."""

import re
from collections.abc import Iterator, Mapping

INSTITUTIONS: Mapping[str, tuple[str, ...]] = {
    "清华大学": ("Tsinghua",), "北京大学": ("Peking University", "Beijing University"), "复旦大学": ("Fudan",),
    "浙江大学": ("Zhejiang University",), "上海交通大学": ("Shanghai Jiao Tong", "SJTU"), "南京大学": ("Nanjing",),
    "中国科学技术大学": ("University of Science and Technology of China", "USTC"), "同济大学": ("Tongji",),
    "中国科学院": ("Chinese Academy of Sciences", "CAS"), "中科院": ("Chinese Academy of Sciences", "CAS"),
    "哈尔滨工业大学": ("Harbin Institute of Technology",), "武汉大学": ("Wuhan University",),
    "香港大学": ("University of Hong Kong", "HKU"), "香港中文大学": ("Chinese University of Hong Kong", "CUHK"),
    "香港科技大学": ("Hong Kong University of Science and Technology", "HKUST"), "台湾大学": ("Taiwan University",),
    "新加坡国立大学": ("National University of Singapore", "NUS"), "南洋理工大学": ("Nanyang", "NTU"),
    "东京大学": ("University of Tokyo", "Tokyo University"), "首尔大学": ("Seoul National University",),
    "麻省理工学院": ("MIT", "Massachusetts Institute of Technology"), "斯坦福": ("Stanford",), "哈佛": ("Harvard",),
    "伯克利": ("Berkeley",), "加州大学": ("University of California", "UC"), "普林斯顿": ("Princeton",),
    "卡内基梅隆": ("Carnegie Mellon", "CMU"), "卡耐基梅隆": ("Carnegie Mellon", "CMU"), "耶鲁": ("Yale",),
    "康奈尔": ("Cornell",), "哥伦比亚大学": ("Columbia University",), "华盛顿大学": ("University of Washington",),
    "加州理工学院": ("Caltech", "California Institute of Technology"), "纽约大学": ("New York University", "NYU"),
    "牛津": ("Oxford",), "剑桥": ("Cambridge",), "帝国理工": ("Imperial College",), "多伦多大学": ("Toronto",),
    "苏黎世联邦理工": ("ETH",), "洛桑联邦理工": ("EPFL",), "马克斯·普朗克研究所": ("Max Planck",),
    "谷歌": ("Google",), "微软": ("Microsoft",), "脸书": ("Facebook", "Meta"), "英伟达": ("NVIDIA",),
    "亚马逊": ("Amazon", "AWS"), "苹果公司": ("Apple",), "英特尔": ("Intel",), "腾讯": ("Tencent",),
    "百度": ("Baidu",), "阿里巴巴": ("Alibaba",), "华为": ("Huawei",), "字节跳动": ("ByteDance",),
    "商汤": ("SenseTime",), "旷视": ("Megvii",), "京东": ("JD",), "欧洲核子研究中心": ("CERN",),
}  # fmt: skip

_HAN = "[\u4e00-\u9fff]"
_KNOWN = re.compile("|".join(sorted(INSTITUTIONS, key=len, reverse=True)))
_UNIVERSITY = re.compile(rf"(?:{_HAN}{{2,9}}?)(?:大学|科学院)(?!生)")
_PLACES = "北京|上海|南京|深圳|广州|杭州|武汉|西安|成都|天津|香港|合肥|中国|美国|英国|德国|法国|日本|韩国|新加坡"
_INSTITUTE = re.compile(rf"(?:{_PLACES}){_HAN}{{2,8}}?(?:研究院|研究中心|实验室|学院)")
_LEAD = re.compile(rf"^{_HAN}*(?:[的在由和与及是为于从到某该本各]|来自)")  # what comes before a name, not in it
_NO_NAME = re.compile(
    r"^(?:.*[所家个型性名座流立]|中国|美国|英国|德国|法国|日本|欧洲|世界|全球|全国|国内|国外|国际|当地|附近|普通|顶尖"
    r"|其他|许多|很多|不同|开放|师范|理工|知名|著名|多|全|读|上|老年|一些|这些|那些|部分|目标)?(?:大学|科学院)$"
)

_SURNAMES = (
    "张王李刘陈杨黄赵吴徐孙朱胡郭何林罗梁宋郑谢韩唐冯邓曹彭曾萧蔡潘袁董苏叶吕魏蒋杜丁沈姜范廖贾谭邹熊陆郝崔邱秦侯孟薛"
    "钱汤尹黎乔贺赖龚周"
)
_WORDS = (  # that begin like a surname, and how foreign names do
    "黄色|黄金|黄昏|张量|张力|张角|张开|周期|周围|周边|周知|周长|陈述|陈列|李群|李代|李雅|李导|李括|李普|林地|林业|林区|林木|韩语|韩国|韩文|唐代"
    "|宋代|宋体|叶片|叶子|叶节|叶绿|苏联|苏格|胡须|胡克|罗马|罗伯|罗尔|罗素|罗斯|罗列|罗盘|梁柱|曾经|吴语|丁烷|丁基|杜绝|薛定|杨氏|杨米"
    "|何时|何种|何处|何为|何以|何人|何者|王国|范数|范围|范式|范例|范畴|范德|熊猫|陆地|陆续|陆面|孙子|钱包|钱币|汤姆|汤普|乔姆|乔治"
    "|贺卡|赖斯|赖以|谢谢|徐徐|沈积|郭守|冯诺|冯·|姜黄|秦汉|孟德|萧条|潘多|彭罗|董事|侯选|崔顺|魏尔|林肯|林德|林奈"
)
_NAME = rf"(?!{_WORDS})[{_SURNAMES}]{_HAN}{{1,2}}?"
_PERSONS = (
    re.compile(rf"({_NAME})(?=等(?:人|学者|研究者)|博士|教授|先生|女士|院士|老师|团队|课题组|执笔)"),
    re.compile(rf"(?<!{_HAN})([{_SURNAMES}])(?=教授|博士|院士|老师)"),
    re.compile(rf"(?:作者(?:为|是|有|包括|[：:])?|由|成员|人员)\s*({_NAME})(?=[、，,和与及；;。]|等|$)"),
    re.compile(rf"(?<!{_HAN})({_NAME})[、和与及](?={_NAME})"),
)


def han_names(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name of an institution or a person, and the Latin names that say the same, if they are known."""
    if text.isascii():
        return
    for match in _KNOWN.finditer(text):
        yield match[0], INSTITUTIONS[match[0]]
    rest = _KNOWN.sub(" ", text)
    for match in (*_UNIVERSITY.finditer(rest), *_INSTITUTE.finditer(rest)):
        name = _LEAD.sub("", match[0])
        if not _NO_NAME.match(name):
            yield name, ()
    for pattern in _PERSONS:
        yield from ((match[1], ()) for match in pattern.finditer(text))
