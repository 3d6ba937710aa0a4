"""Units: the names and symbols of units in English and Chinese, each with its family and its size there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperdigest.checking.numbers.rounding import key


@dataclass(frozen=True)
class Unit:
    """A unit: what it measures, and its size in the first unit of that family."""

    family: str
    size: float


SHARE, RATIO, POINT, TIMES = Unit("share", 0.01), Unit("ratio", 0.01), Unit("point", 1), Unit("times", 1)
COUNT, BARE = Unit("count", 1), Unit("bare", 1)  # of things, and of nothing that has a name
_SHARES = {"share", "ratio"}
_POWERS: Mapping[str, float] = {
    "p": 1e-12, "n": 1e-9, "u": 1e-6, "µ": 1e-6, "μ": 1e-6, "m": 1e-3, "c": 1e-2, "k": 1e3, "K": 1e3, "M": 1e6,
    "G": 1e9, "T": 1e12, "P": 1e15,
}  # fmt: skip
_POWERS_EN: Mapping[str, float] = {
    "pico": 1e-12, "nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 1e-2, "kilo": 1e3, "mega": 1e6, "giga": 1e9,
    "tera": 1e12, "peta": 1e15,
}  # fmt: skip
_POWERS_ZH: Mapping[str, float] = {
    "皮": 1e-12, "纳": 1e-9, "微": 1e-6, "毫": 1e-3, "厘": 1e-2, "千": 1e3, "兆": 1e6, "吉": 1e9, "太": 1e12,
}  # fmt: skip
_MINUTE, _HOUR, _DAY, _YEAR = 60.0, 3600.0, 86400.0, 365.25 * 86400

# a family's first unit as a symbol, in English and in Chinese, and the powers that its symbol is printed with
_MADE = (
    ("time", "s", "second", "秒", "pnuµμm"),
    ("length", "m", "meter", "米", "nuµμmck"),
    ("length", "m", "metre", "米", ""),
    ("mass", "g", "gram", "克", "nuµμmk"),
    ("energy", "eV", "electronvolt", "电子伏", "mkMGTP"),
    ("frequency", "Hz", "hertz", "赫兹", "mkMGT"),
    ("power", "W", "watt", "瓦", "nuµμmkMGT"),
    ("voltage", "V", "volt", "伏特", "nuµμmkM"),
    ("bytes", "", "byte", "字节", ""),
    ("length in parsecs", "pc", "parsec", "秒差距", "kMG"),
)
_SYMBOLS: Mapping[str, Unit] = {
    "min": Unit("time", _MINUTE), "mins": Unit("time", _MINUTE), "h": Unit("time", _HOUR), "hr": Unit("time", _HOUR),
    "hrs": Unit("time", _HOUR), "yr": Unit("time", _YEAR), "sec": Unit("time", 1), "secs": Unit("time", 1),
    "kB": Unit("bytes", 1e3), "KB": Unit("bytes", 1e3), "MB": Unit("bytes", 1e6), "GB": Unit("bytes", 1e9),
    "TB": Unit("bytes", 1e12), "PB": Unit("bytes", 1e15), "°C": Unit("celsius", 1), "℃": Unit("celsius", 1),
    "dB": Unit("decibels", 1), "%": SHARE, "×": TIMES, "x": TIMES, "X": TIMES, "σ": Unit("sigmas", 1),
    "$": Unit("dollars", 1), "€": Unit("euros", 1), "£": Unit("pounds", 1),
}  # fmt: skip
_WORDS: Mapping[str, Unit] = {
    "minute": Unit("time", _MINUTE), "hour": Unit("time", _HOUR), "day": Unit("time", _DAY),
    "week": Unit("time", 7 * _DAY), "month": Unit("time", _YEAR / 12), "year": Unit("time", _YEAR),
    "century": Unit("time", 100 * _YEAR), "centuries": Unit("time", 100 * _YEAR), "decade": Unit("time", 10 * _YEAR),
    "mile": Unit("length", 1609.344), "percent": SHARE, "per cent": SHARE, "percentage point": POINT, "points": POINT,
    "times": TIMES, "fold": TIMES, "sigma": Unit("sigmas", 1), "standard deviation": Unit("sigmas", 1),
    "dollar": Unit("dollars", 1), "us dollar": Unit("dollars", 1), "euro": Unit("euros", 1), "yuan": Unit("yuan", 1),
}  # fmt: skip
_HAN: Mapping[str, Unit] = {
    "分钟": Unit("time", _MINUTE), "小时": Unit("time", _HOUR), "天": Unit("time", _DAY), "有效日": Unit("time", _DAY),
    "周": Unit("time", 7 * _DAY), "个月": Unit("time", _YEAR / 12), "年": Unit("time", _YEAR),
    "个世纪": Unit("time", 100 * _YEAR), "公里": Unit("length", 1e3), "英里": Unit("length", 1609.344),
    "公斤": Unit("mass", 1e3), "吨": Unit("mass", 1e6), "摄氏度": Unit("celsius", 1), "分贝": Unit("decibels", 1),
    "百分点": POINT, "倍": TIMES, "西格玛": Unit("sigmas", 1), "标准差": Unit("sigmas", 1),
    "美元": Unit("dollars", 1), "欧元": Unit("euros", 1), "英镑": Unit("pounds", 1), "元": Unit("yuan", 1),
}  # fmt: skip


def _made_symbols() -> Iterator[tuple[str, Unit]]:
    for family, symbol, _, _, powers in _MADE:
        if symbol:
            yield symbol, Unit(family, 1)
        yield from ((power + symbol, Unit(family, _POWERS[power])) for power in powers)


SYMBOLS: Mapping[str, Unit] = {**dict(_made_symbols()), **_SYMBOLS}
WORDS: Mapping[str, Unit] = {
    **{
        power + word: Unit(family, size)
        for family, _, word, _, _ in _MADE
        for power, size in {"": 1.0, **_POWERS_EN}.items()
    },
    **_WORDS,
}
HAN: Mapping[str, Unit] = {
    **{
        power + word: Unit(family, size)
        for family, _, _, word, _ in _MADE
        for power, size in {"": 1.0, **_POWERS_ZH}.items()
    },
    **_HAN,
}
_SIZES: Mapping[str, frozenset[float]] = {
    family: frozenset(unit.size for unit in (*SYMBOLS.values(), *_WORDS.values()) if unit.family == family)
    for family in ("time", "length", "mass", "energy", "frequency", "power", "voltage", "bytes", "length in parsecs")
}  # of the units that one is told in instead of another


def is_physical(unit: Unit | None) -> bool:
    """Whether it measures time, length, …, which is no count of things."""
    return bool(unit and unit.family in _SIZES)


def converted(value: float, unit: Unit) -> tuple[float, ...]:
    """What a number of a unit is in the other sizes of its family: 10 (milliseconds) for 0.01 (seconds)."""
    sizes = _SIZES.get(unit.family, ())
    return tuple(key(value * unit.size / size) for size in sizes if size != unit.size)


def tells(one: Unit | None, other: Unit | None) -> bool:
    """Whether the units of two numbers tell what they measure apart; a share may be one of points, or a ratio."""
    if not one or not other or {one.family, other.family} <= {"share", "point"}:
        return False
    if COUNT in (one, other) or BARE in (one, other):
        return bool({one.family, other.family} & _SHARES)
    return not {one.family, other.family} <= _SHARES
