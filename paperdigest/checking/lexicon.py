"""The words that checks of claims know: scales, units, numbers in words, general terms, scope words and hedges."""

from collections.abc import Mapping


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


SCALES: Mapping[str, float] = {
    "k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
HAN_SCALES: Mapping[str, float] = {
    "十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "萬": 1e4, "億": 1e8,
}  # fmt: skip

UNITS = _listed("""
    x X s ms us ns min h hr hrs d k K M B bn b kb Kb Mb Gb Tb KB MB GB TB PB KiB MiB GiB TiB B bit bits px p nm um mm cm
    m km g kg mg t Hz kHz MHz GHz THz eV keV MeV GeV TeV W kW MW mW V kV A mA J kJ K Pa kPa dB dBm fps FPS FLOPs FLOPS
    GFLOPs TFLOPs GFLOPS TFLOPS rpm mL ml L pp bps st nd rd th s pt Mpc kpc pc yr Myr Gyr fm pb fb
""")  # letters that may follow a number without a space and leave it a number; others make it a name ("3D")

DIGIT_WORDS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

MULTIPLIERS: Mapping[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip

SAID: Mapping[float, tuple[str, ...]] = {
    0: ("zero", "no", "none", "without"), 0.25: ("quarter", "fourth", "fourths", "quarters"), 0.5: ("half", "halves"),
    1: ("a", "an", "single", "once", "first", "uni", "mono", "january", "only"),
    2: ("both", "twice", "double", "doubles", "doubled", "doubling", "pair", "pairs", "second", "dual", "bi", "binary",
        "half", "february", "couple"),
    3: ("triple", "triples", "third", "thirds", "tri", "march"), 4: ("fourth", "quarter", "quad", "april"),
    5: ("fifth", "may"), 6: ("sixth", "june"), 7: ("seventh", "july"), 8: ("eighth", "august"),
    9: ("ninth", "september"), 10: ("tenth", "decade", "october", "magnitude"), 11: ("eleventh", "november"),
    12: ("dozen", "dozens", "december", "twelfth"), 24: ("daily", "day"), 25: ("quarter",), 50: ("half", "halves"),
    75: ("quarters",), 100: ("century",),
}  # fmt: skip
# how a text may say a number without printing it
SHARES = (25, 50, 75)  # of which this is so where they are percent

HAN_DIGITS: Mapping[str, int] = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
HAN_PLACES: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}

GENERAL_TERMS = _listed("""
    ai ml dl nlp cv ar vr xr llm llms vlm mllm lm cnn rnn lstm gan vae mlp dnn gpu gpus cpu cpus tpu api pdf html json
    xml url http https web gui ui app it os ram sota code github arxiv online offline demo bug ok id ids vs et al etc
    ie eg the of and for to in on by or with from token tokens prompt prompts baseline baselines benchmark benchmarks
    top transformer embedding embeddings pipeline fine tuning finetuning zero one few shot end batch epoch loss logit
    logits softmax attention ablation checkpoint dropout encoder decoder backbone latent token-level 1d 2d 3d 4d rgb ood
    python pytorch linux java open source agent agents chatbot plug play feature features mask ground truth pixel
    i.e e.g vs. exp log sin cos tanh max min argmax argmin relu sigmoid
    wikipedia internet email blog robot
""")  # Latin words and acronyms that a summary may use though the paper does not print them

COMMON_CAPITALS = _listed("""
    i we our us the a an this that these those it its they their he she his her in on at for from to of and or but with
    by as if when while where which who what how why here there then thus hence however moreover furthermore also both
    each every all no not only using given based table tables figure figures fig section sections sec appendix equation
    equations eq theorem lemma proposition corollary definition remark algorithm chapter part step steps phase stage
    task tasks page pages line chinese english german french japanese korean spanish italian russian arabic portuguese
    latin greek european american african asian western eastern january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday web internet
    mandarin hindi britain england russia india spain italy korea canada australia brazil
    europe asia africa america china germany france japan
    university institute department professor dr mr ms
""")  # words that English writes with a capital though they name nothing of the paper

TRANSPARENT_TAILS = _listed("""
    based style like level guided driven aware free wise trained specific related derived powered type only class scale
    order shot fold form bit way side size step layer head dimensional parameter pretrained tuned conditioned enhanced
    augmented generated assisted inspired equipped to and of in vs s
""")  # what may follow a name and a hyphen without being part of it

FILLERS = _listed("""
    about above after all also although among and any are because been before being between both but can could does
    during each for from had has have having how however into its itself just many may more most much must nor not
    only other our out over own same should since some such than that the their them then there these they this those
    through thus under until upon use used uses using very via was were what when where which while who will with
    within without would yet you your paper method methods model approach results show shows propose proposed work
""")  # words that align no sentence with a claim

CLAIMS_OF_SCOPE: Mapping[str, str] = {
    "first": r"\b(?:is|are|be|as|the) (?:the )?(?:very )?first (?:to|work|method|model|\w+ (?:that|to))\b"
    r"|\bfor the first time\b|\bfirst-ever\b|\bto (?:the best of )?our knowledge\b|首个|首次|首创|第一个|率先|首先提出",
    "state of the art": r"\bstate[- ]of[- ]the[- ]art\b|\bsota\b|\bbest (?:published|reported|known)\b"
    r"|最先进|最优性能|最佳性能|业界领先|当前最好",
    "significantly": r"\b(?:significant(?:ly)?|substantial(?:ly)?|dramatic(?:ally)?|considerabl[ey]|remarkabl[ey])\b"
    r"|显著|大幅|明显优于",
    "always": r"\b(?:always|never|in all cases|without exception|guarantees?)\b|总是|始终|从不|必然|完全消除|保证",
    "only": r"\bthe only\b|唯一",
    "all": r"\b(?:all|every|each|any|entirely|completely|fully|everything|everyone|everybody)\b"
    r"|所有|全部|任何|任意|每[个一种次位]|一切|完全|各种|各个|均|人人",
}  # a word of scope as notes name it, and how languages say it
SCOPE_CUES: Mapping[str, tuple[str, ...]] = {
    "first": ("first", "knowledge", "首", "第一", "率先"),
    "state of the art": ("state", "sota", "best", "最", "业界"),
    "significantly": ("significant", "substantial", "dramatic", "considerabl", "remarkabl", "显著", "大幅", "明显"),
    "always": ("always", "never", "cases", "exception", "guarantee", "总", "始终", "从不", "必然", "完全", "保证"),
    "only": ("only", "唯一"),
    "all": (
        *("all", "every", "each", "any", "entirely", "completely", "fully"),
        *("所有", "全", "任", "每", "切", "各", "均", "人人"),
    ),
}  # every way to say it has one of them: most texts have none

HEDGES = (
    r"\b(?:may|might|could|can be|perhaps|possibl[ey]|potential(?:ly)?|likely|suggests?|suggested|suggesting|appears?"
    r"|seems?|presumably|tentative(?:ly)?"
    r"|hypothesi[sz]e[sd]?|believes?|expected|indicates?|conjectures?|we think|hope)\b"
    r"|可能|或许|也许|似乎|表明|暗示|有望|推测|认为|预计|猜想|潜在|倾向|看来"
)
STRONG_HEDGES = (
    r"\b(?:may|might|perhaps|possibly|likely|suggests?|suggesting|appears? to|seems?|presumably)\b"
    r"|可能|或许|似乎"
)
