"""Guards as data: how texts assert awards, publication, attention and releases, and how papers speak of them."""

import re
from dataclasses import dataclass

_OUT = (
    r"(?:releas\w*|publish\w*|public(?:ly)?|openly|open[- ]?(?:sourc\w*|librar\w*|software)|available|accessible"
    r"|download\w*|upload\w*|github|gitlab|公开|开源|发布|开放|下载)"
)


@dataclass(frozen=True)
class Guard:
    """An assertion that is found by `said`, and what supports it: `support` in what the paper says of itself.

    That is the evidence, the abstract, arXiv's comment and, for releases, any sentence that `announces`.
    """

    what: str
    said: re.Pattern[str]
    support: re.Pattern[str]
    announces: re.Pattern[str] | None = None


_OUT_ZH = (
    "公开|开源|开放(?!域)|发布|释出|放出|放[到在][^，。；]{0,8}(?:平台|网站|网上|仓库)"
    "|上线|上传|可?下载|索取|获取|托管|提供试用|共享|公布|(?:已经?|将|正式|同步|率先)推出"
)
_GOES_OUT_ZH = "[已现将均也都会可免面向在放随公开完同正对全陆后]"


def _told(what: str, said: str, support: str, announces: re.Pattern[str] | None = None) -> Guard:
    return Guard(what, re.compile(said, re.IGNORECASE), re.compile(support, re.IGNORECASE), announces)


def _released(what: str, zh: str, en: str) -> Guard:
    """That something of the paper's is or will be public."""
    said = (
        rf"(?:{zh})(?:[^，。；]{{0,10}}?|[^，。；]{{0,10}}?{_GOES_OUT_ZH}[^，。；]{{0,14}}?)(?:{_OUT_ZH})"
        rf"|(?:公开|开源|发布|开放|释出|公布|上传|共享|分享)(?:了|出|其|的|全部|完整|相关|、)*(?:{zh})"
        rf"|\b(?:{en})\b[^.;]{{0,40}}\b(?:is|are|has|have|been|be|will|was|were|now|made|can)\b[^.;]{{0,30}}\b"
        r"(?:releas|publish|public(?:ly)?\b|open(?:ly\b|[- ]sourc)|available|online\b|download"
        r"|shared\b|upload|obtained|requested)"
        r"|\b(?:(?:releas|shar)(?:e[sd]?|ing)|publish(?:e[sd]|ing)?|open-sourc\w+|upload\w*)\b"
        rf"[^.,;]{{0,30}}\b(?:{en})\b"
    )
    support = rf"\b(?:{en})\b.{{0,120}}\b{_OUT}|\b{_OUT}\b.{{0,120}}\b(?:{en})\b|{zh}"
    announces = (
        rf"^(?!.*\b(?:because|since)\b).*\b(?:{en})\b[^.]{{0,80}}\b"
        r"(?:(?:publicly|freely|openly) (?:available|accessible|released)|open-?sourced"
        r"|(?:available|found|released|provided|hosted|accessible|downloaded) (?:online|at|on|from|under|via|upon)\b"
        r".{0,40}"
        r"(?:https?:|www|github|gitlab|huggingface|\.(?:org|com|io)\b|request|licen[cs]e|acceptance|publication))"
        rf"|\b(?:we|authors)\b[^.]{{0,40}}\b(?:releas\w*|open-?sourc\w*|publish\w*)\b[^.]{{0,60}}\b(?:{en})\b"
        rf"|\b(?:we|authors)\b[^.]{{0,40}}\bmak\w*\b[^.]{{0,60}}\b(?:{en})\b[^.]{{0,40}}\b(?:public\w*|available)\b"
        rf"|(?:{zh}).{{0,20}}(?:公开|开源|发布|获取|下载)"
    )
    return Guard(what, *(re.compile(pattern, re.IGNORECASE) for pattern in (said, support, announces)))


_CUES = """
    奖 论文 提名 夺 折桂 冠军 桂冠 勋章 殊荣 接收 录用 收录 刊 入选 选为 选入 收入 发表 《 评审 审稿 报告 封面
    顶会 顶级 关注 讨论 好评 赞誉 热议 轰动 瞩目 追捧 反响 重视 被引 引用 反响 里程碑 登上 头条 媒体 公开 开源 开放 发布
    释出 放出 放到 放在 上线 上传 下载 索取 获取 托管 提供 共享 公布 推出 分享 补充材料 许可证 主页 网站 网页
    演示 供社区 供公众 供大众 商用 量产 投入使用 落地 投产 产业化 专利 荣膺 best won win receiv award earn given
    gets got took prize nominat shortlist accept publish select chosen featur present oral review appear attract
    draw drew gain garner spark headline coverage media releas open public avail online download shar upload
    obtained request cited page demo supplement patent commerciali
"""  # every assertion has one of them: most texts have none

CUES = tuple(_CUES.split())

_CODE = _released(
    "the code",
    r"源?代码|源码|程序|工具链?|工具包|脚本|软件|实现|流程|框架|库|配置文件",
    "code|source|implementation|software|scripts?|library|package|tool(?:kit|box|chain)?s?|framework|program",
)

GUARDS = (
    _told(
        "an award of a paper",
        r"论文奖|最佳(?:学生)?论文|优秀论文"
        r"|\bbest (?:student )?paper\b|\bpaper (?:award|prize)\b|\baward-winning paper\b",
        r"\b(?:award|prize|honou?r\w*|best (?:student )?paper)\b|奖|最佳论文|优秀论文",
    ),
    _told(
        "an award",
        r"最佳(?:学生)?论文|(?:获|得|授予|颁|摘|斩获|夺)[^，。；]{0,16}(?:[^\W学习回奖惩]奖(?![励惩])|奖项|大奖|提名|殊荣|冠军|桂冠|勋章)"
        r"|图灵奖|诺贝尔|菲尔兹奖|[一二三特]等奖|[金银铜]奖|荣获|荣膺|获奖|得奖|夺冠|折桂"
        r"|(?:年度|十佳|十大|优秀|杰出)[^，。；]{0,6}论文|(?:被评为|评选为|当选)[^，。；]{0,12}(?:论文|成果|工作|进展)"
        r"|\bbest (?:student )?paper\b|\baward-winning\b|\bprize-winning\b|\bshortlisted\b|\bnominated for\b"
        r"|\b(?:won|wins?|received?|receives|awarded|earn(?:ed|s)|given|gets|got|took)\b[^.;]{0,40}"
        r"\b(?:award|prize|medal|honou?rs?)\b",
        r"\b(?:award|prize|medal|winner|won|wins|winning|best (?:student )?paper|nominat\w+|honou?r\w*|champion\w*"
        r"|competition|challenge|first place|ranked)\b|奖|提名|冠军",
    ),
    _told(
        "acceptance or publication",
        r"(?:论文|该文|本文|此文|文章|这项工作|成果|研究|报告|结论|工作)[^，。；]{0,12}"
        r"(?:接收|录用|收录|刊登|见刊|刊发|入选|选为|选入|收入)"
        r"|(?:论文|该文|本文|此文|文章|成果|结果)[^，。；]{0,6}发表|(?:刊登|发表|刊发|见刊)(?:在|于)|《[^》]{1,12}》(?:杂志|期刊|子刊|上)"
        r"|(?:入选|选为|获选)[^，。；]{0,12}(?:报告|论文|教科书|教材|榜单|大会|会议|封面|名单)"
        r"|口头报告|特邀报告|大会报告|封面(?:文章|论文|故事)|顶会|顶刊|顶级(?:会议|期刊)|审稿人|评审[^，。；]{0,4}(?:一致|高分|好评)"
        r"|被[^，。；]{0,16}(?:大会|会议|期刊|杂志)[^，。；]{0,4}(?:接收|录用|收录|接受)"
        r"|\b(?:paper|article|work|study|manuscript|report|findings?|results?)\b[^.;]{0,30}"
        r"\b(?:was|were|is|are|has been|been|got) (?:also |recently )?"
        r"(?:accepted|published|selected|chosen|featured|presented)\b"
        r"|\bpublished in\b|\b(?:accepted|selected) (?:at|by|for|as|to)\b[^.;]{0,30}"
        r"\b(?:conference|journal|oral|talk|spotlight|presentation)|\boral (?:talk|presentation)|\breviewers?\b",
        r"\b(?:accepted|published|publication|to appear|appear(?:s|ed)? in|proceedings|journal|conference|workshop|oral"
        r"|spotlight|selected|submitted|reviewers?|textbook|camera[- ]ready)\b|发表|接收|录用|审稿|刊登",
    ),
    _told(
        "a journal",
        r"《(?:自然|科学|细胞|柳叶刀|新英格兰)[^》]{0,10}》|子刊|(?:刊登|发表|刊发|见刊)[^，。；]{0,12}(?:杂志|期刊|学报)"
        r"|\b(?:published|appeared|appears) in (?-i:Nature|Science|Cell|the journal)\b",
        r"(?-i:\b(?:Nature|Science|Cell|Lancet)\b)|\bjournal\b|\bmagazine\b|期刊|杂志",
    ),
    _told(
        "public attention",
        r"(?:引起|引发|受到|获得|得到|备受|广受|颇受)[^，。；]{0,12}(?:关注|热议|轰动|瞩目|好评|追捧|反响|重视|讨论|赞誉)"
        r"|广泛(?:的)?(?:关注|讨论|好评|赞誉)|头条|媒体[^，。；]{0,6}报道|(?:各大|多家|主流|科技|新闻)媒体"
        r"|被引(?:用)?[^，。；]{0,6}(?:次|最多)|引用(?:量|次数)|高被引|反响(?:热烈|强烈|巨大|不俗)|里程碑|(?:登上|入选)[^，。；]{0,8}(?:封面|热搜|榜)"
        r"|\b(?:attract|dr[ae]w|receiv|gain|garner|spark)\w*\b[^.;]{0,20}"
        r"\b(?:attention|interest|headlines|acclaim|praise|coverage)\b|\bheadlines\b|\b(?:most|highly)[- ]cited\b"
        r"|\b(?:media|news) coverage\b",
        r"\b(?:attract|dr[ae]w|receiv|gain|garner|spark|arous|creat|wide|much|great|considerabl|increas|grow)\w*\b.{0,40}"
        r"\b(?:attention|interest|discussion|debate|enthusias)|\bpopular|\bwidely|\bspotlight|\bmedia\b|\bpress\b|\bhype\b"
        r"|\bmilestone|\bcited\b|\bpublicity|关注|媒体|热议",
    ),
    _told(
        "use in practice",
        r"(?:已|已经)(?:被|在|由|为|投入)[^，。；]{0,14}(?:商用|量产|投入使用|落地|上线|投产|产业化)"
        r"|申请(?:了)?[^，。；]{0,4}专利|授权专利|\bpatent(?:ed|s)?\b|\bcommerciali[sz]ed\b",
        r"\b(?:patent\w*|commercial\w*|production|deploy\w*|products?|industr\w*)\b|专利|商用|部署",
    ),
    _CODE,
    _released(
        "the data",
        r"数据集?|语料库?|日志|基准|评测集|题目|标注|样本|索引文件?",
        "index|logs?|data(?:sets?)?|corpus|corpora|benchmarks?|annotations?|examples",
    ),
    _released("the model", r"权重|模型|检查点|参数", "weights?|checkpoints?|models?|parameters"),
    _released(
        "a project page",
        r"主页|网站|页面|网页|演示|demo|平台|试用",
        "websites?|page|demos?|demonstration|platform|site",
    ),
    _told(
        "open source",
        r"开源|开放源码|补充材料|许可证|(?:项目)?(?:主页|网站|网页)[^，。；]{0,8}(?:上线|提供|试用)|在线演示|可向作者|代码托管"
        r"|供(?:社区|公众|大众)使用"
        r"|\bopen[- ]sourced?\b|\b(?:project|web) ?page\b|\bonline demo\b|\bsupplementary material\b|\bupon request\b",
        r"\bopen[- ]?(?:sourc|librar|softw)\w+|\bsource code\b|\bpublicly\b|\b(?:project|web) ?(?:page|site)\b|\bdemo"
        r"|\bsupplement\w+|\brequest\b|\bgithub|\bgitlab|\blicen[sc]e|\bfreely\b|\breleas\w+"
        r"|\bavailable (?:at|from|on)\b|https?:|开源|补充材料",
        _CODE.announces,
    ),
)
