"""All benchmarks, each measured side by side in one run, as one table in Markdown.

Run: `make bench`, or `python -m benchmarks [NAME ...] [--slow]`; it takes some minutes.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import bench_cached, bench_digest, bench_limited, bench_memory, bench_reading, bench_start
from benchmarks.table import Row, markdown

_QUICK: Mapping[str, Callable[[Path], list[Row]]] = {
    "digest": bench_digest.measure,
    "cached": bench_cached.measure,
    "memory": bench_memory.measure,
    "reading": bench_reading.measure,
    "start": bench_start.measure,
}
_SLOW: Mapping[str, Callable[[Path], list[Row]]] = {"limited": bench_limited.measure}
_ALL = {**_QUICK, **_SLOW}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(_ALL)}; default: all")
    parser.add_argument("--slow", action="store_true", help="also what takes minutes by its nature")
    given = parser.parse_args()
    if unknown := set(given.names) - _ALL.keys():
        parser.error(f"there is no benchmark {unknown.pop()!r}")
    names = given.names or [*_QUICK, *(_SLOW if given.slow else ())]
    rows: list[Row] = []
    with TemporaryDirectory(prefix="bench-") as folder:
        for name in names:
            print(f"measuring: {name}", file=sys.stderr)
            (Path(folder) / name).mkdir()
            rows += _ALL[name](Path(folder) / name)
    print(markdown(rows))


if __name__ == "__main__":
    main()
