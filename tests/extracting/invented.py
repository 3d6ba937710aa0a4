"""An invented paper of every section, with sentences that belong in a digest and sentences that do not."""

from paperdigest.document import Document, Section, SectionKind, Sentence

Part = tuple[SectionKind, str, tuple[str, ...]]

SUMMARY = "We propose SheepNet, a compact network that counts sheep in aerial images without any labelled outlines."
RESULT = "SheepNet achieves 96.4 % accuracy on the Pasture benchmark and outperforms the best baseline by 3.2 points."
PAST = "Existing counting methods rely on hand-drawn outlines, which suffer from tired annotators and foggy weather."
NEED = "Counting sheep has become an important problem for farmers who must report their herds in every season."
LIMIT = "A limitation of our method is that black sheep at night look like rocks, which we leave for future work."
COST = "Our training procedure is computationally expensive and requires more grazing hours than a small farm has."
NOVEL = "To the best of our knowledge, SheepNet is the first counter that learns from the sound of bells alone."
WORK = "We evaluate SheepNet on four datasets with 12,000 images and run ablation experiments on 8 GPUs for 30 hours."
STEPS = (
    "We first divide each aerial image into overlapping tiles and encode every tile with a small convolutional net.",
    "The bell recorder provides a weak signal, and we define the loss as the distance between heard and seen counts.",
    "We then train both encoders jointly with stochastic gradient descent on batches of neighbouring meadows.",
    "A final smoothing step merges the counts of tiles that overlap, so that no animal is counted twice.",
)
JUNK = (
    "The rest of the paper is organized as follows.",
    "Figure 3 shows our proposed SheepNet, which achieves 96.4 % accuracy and outperforms every baseline by far.",
    "x = a + b ∑ i ∈ S f ( x ) ≤ 0.3 = we propose = SheepNet achieves ∂ y / ∂ x , z .",
    "We thank the Shepherds' Fund for grant no. 12 and its support of our proposed SheepNet experiments on meadows.",
    "Does our proposed SheepNet achieve a higher accuracy than all of the previous counters on the Pasture benchmark?",
)

PARTS: tuple[Part, ...] = (
    ("abstract", "Abstract", (NEED, SUMMARY, RESULT)),
    (
        "introduction",
        "Introduction",
        (
            "Herds grow every year, and the people who look after them are fewer than at any time since the war.",
            PAST,
            "Earlier work on goats used drones that fly low, but their noise makes the animals run in circles.",
            NOVEL,
            JUNK[0],
        ),
    ),
    ("method", "The Network", STEPS),
    (
        "experiments",
        "Experiments",
        (
            WORK,
            JUNK[1],
            JUNK[2],
            "On foggy days the accuracy of SheepNet is 91.0 %, which is 7.5 points higher than with outlines.",
            "Inference takes 12 ms for one image, significantly faster than the 140 ms of the outline model.",
        ),
    ),
    ("limitations", "Limitations", (LIMIT, COST)),
    (
        "conclusion",
        "Conclusion",
        (
            "We have shown that bells and pictures together are enough to know the size of a herd on open land.",
            "We believe that this insight is useful for wardens of deer and geese, and for insurers in far valleys.",
            JUNK[4],
        ),
    ),
    ("other", "Acknowledgements", (JUNK[3],)),
)


def document(
    parts: tuple[Part, ...] = PARTS, title: str = "SheepNet: Counting Sheep by Ear", language: str = "en"
) -> Document:
    """The parts as a document, one page a part."""
    sections = tuple(Section(heading, str(n), 1, n + 1, kind) for n, (kind, heading, _) in enumerate(parts))
    texts = [(n, text) for n, (_, _, sentences) in enumerate(parts) for text in sentences]
    return Document(
        title=title,
        front=("Ada Example¹ and Bo Example²", "1 Meadow University, 12 Hill Road, Sheepton", "2Wool Research Inc."),
        sections=sections,
        sentences=tuple(Sentence(f"s{i}", text, n + 1, n) for i, (n, text) in enumerate(texts, 1)),
        links=(),
        removed=(),
        pages=len(parts),
        share=1.0,
        language=language,
        reader="pypdfium2",
    )


CHINESE: tuple[Part, ...] = (
    (
        "abstract",
        "摘要",
        (
            "近年来，航拍图像中的羊群计数已经成为畜牧业管理的重要问题，受到广泛关注。",
            "本文提出一种只依赖铃声的羊群计数网络，无需任何人工标注的轮廓就能完成训练。",
            "实验表明，该网络在牧场数据集上达到百分之九十六的准确率，优于最强的基线方法。",
        ),
    ),
    (
        "introduction",
        "引言",
        (
            "现有方法大多依赖人工绘制的轮廓，然而在大雾天气里这些轮廓往往并不可靠。",
            "传统的无人机方法噪声很大，羊群受到惊吓以后会四处奔跑，因而计数结果不准。",
            "与以往工作不同，我们首次只用铃声来训练羊群计数网络，这是本文的主要创新。",
        ),
    ),
    (
        "method",
        "方法",
        (
            "我们首先把航拍图像切分为重叠的小块，再用一个卷积编码器计算每个小块的特征。",
            "然后我们定义损失函数为听到的数量与看到的数量之间的距离，并联合训练两个编码器。",
            "最后采用一个平滑模块合并重叠小块的计数结果，保证每只羊只被计算一次。",
        ),
    ),
    ("conclusion", "结论", ("本文方法的局限在于夜间无法区分黑羊和岩石，这一问题有待未来工作解决。",)),
)
