"""Substances and particles: things that a text cannot name in other words, so that a paper must print those it has."""

import re
from collections.abc import Callable, Iterator

from paperdigest.checking.names.propernames import Name

_TABLE = """
    helium 氦 He; lithium 锂 Li; beryllium 铍 Be; boron 硼; nitrogen 氮 N2; oxygen 氧气 O2; fluorine 氟 F2;
    neon 氖 Ne; sodium 钠 Na; magnesium 镁 Mg; aluminium 铝 Al aluminum; silicon 硅 Si; phosphorus 磷;
    chlorine 氯 Cl; argon 氩 Ar; potassium 钾; calcium 钙 Ca; scandium 钪 Sc; titanium 钛 Ti; vanadium 钒;
    chromium 铬 Cr; manganese 锰 Mn; cobalt 钴 Co; nickel 镍 Ni; zinc 锌 Zn; gallium 镓 Ga; germanium 锗 Ge;
    arsenic 砷 As; selenium 硒 Se; bromine 溴 Br; krypton 氪 Kr; rubidium 铷 Rb; strontium 锶 Sr; yttrium 钇;
    zirconium 锆 Zr; niobium 铌 Nb; molybdenum 钼 Mo; ruthenium 钌 Ru; rhodium 铑 Rh; palladium 钯 Pd;
    cadmium 镉 Cd; indium 铟 In; antimony 锑 Sb; tellurium 碲 Te; xenon 氙 Xe; caesium 铯 Cs cesium; barium 钡 Ba;
    gadolinium 钆 Gd; tantalum 钽 Ta; tungsten 钨; iridium 铱 Ir; platinum 铂 Pt; thallium 铊 Tl; bismuth 铋 Bi;
    radon 氡 Rn; radium 镭 Ra; thorium 钍 Th; uranium 铀; plutonium 钚 Pu; americium 镅 Am; californium 锎 Cf;
    graphite 石墨(?!烯) graphitic; graphene 石墨烯; methane 甲烷 CH4; ethane 乙烷 C2H6; propane 丙烷 C3H8;
    butane 丁烷 C4H10; acetylene 乙炔 C2H2; ethanol 乙醇 alcohol; ammonia 氨气 NH3;
    polyethylene 聚乙烯 HDPE polythene; polystyrene 聚苯乙烯 PS; graviton 引力子; axion 轴子(?![集空系任]) ALP;
    positron 正电子; antiproton 反质子; antimatter 反物质 antiparticle; muon 缪子 mu; pion π介子 pi;
    kaon K介子; gluon 胶子; neutrino 中微子 nu; tetraquark 四夸克; pentaquark 五夸克; glueball 胶球;
    leptoquark 轻子夸克 LQ
"""  # English and Chinese name, then symbols and other forms that a paper may print instead
_ROWS = [row.split() for row in _TABLE.split(";")]
_FORMS = {row[0]: (row[0], *row[2:]) for row in _ROWS} | {
    other: (row[0], *row[2:]) for row in _ROWS for other in row[2:] if other in ("aluminum", "cesium", "polythene")
}
_LATIN = re.compile(r"[A-Za-z]{4,}")
_HAN = {row[0]: re.compile(row[1]) for row in _ROWS}
_COMPOUND = re.compile(r"硅谷|镭射|钙钛矿|[\u4e00-\u9fff](?=[化酸基脂])")  # has other words in English
_ANY_HAN = re.compile("|".join(row[1] for row in sorted(_ROWS, key=lambda row: -len(row[1]))))


def substances(text: str, prints: Callable[[Name], bool]) -> Iterator[str]:
    """The substances and particles that a text names, as far as the paper prints none of their names and symbols."""
    for word in dict.fromkeys(_LATIN.findall(text)):
        name = next((form for form in (word.lower(), word.lower().removesuffix("s")) if form in _FORMS), "")
        if name and not _is_printed(name, prints):
            yield word
    if text.isascii():
        return
    for said in dict.fromkeys(match[0] for match in _ANY_HAN.finditer(_COMPOUND.sub(" ", text))):
        names = [name for name, spelled in _HAN.items() if spelled.fullmatch(said)]
        if not any(_is_printed(name, prints) for name in names):
            yield said


def _is_printed(name: str, prints: Callable[[Name], bool]) -> bool:
    """Whether the paper has it in any form, in Chinese too."""
    forms = _FORMS[name]
    return prints(Name(_HAN[forms[0]].pattern.partition("(")[0], strong=True, latin=forms))
