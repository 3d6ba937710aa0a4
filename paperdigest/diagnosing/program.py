"""The program itself: its Python, and the packages that it needs."""

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from paperdigest.diagnosing.finding import Finding

_NAME = "paperdigest"
_OLDEST = (3, 11)


def check_program() -> Iterator[Finding]:
    """Python, the program, and each package that is missing or has a version it does not work with."""
    found, oldest = platform.python_version(), ".".join(map(str, _OLDEST))
    if sys.version_info < _OLDEST:
        yield Finding("python", "bad", f"{found} at {sys.executable}: install Python {oldest} or newer")
    else:
        yield Finding("python", "ok", f"{found} at {sys.executable}, {platform.system()} {platform.machine()}")
    yield Finding("paperdigest", "ok", version(_NAME))
    needs = [Requirement(line) for line in requires(_NAME) or ()]
    wrong = [reason for need in needs if _applies(need) and (reason := _unmet(need))]
    for reason in wrong:
        yield Finding("packages", "bad", reason)
    if not wrong:
        extras = sorted(extra for extra in {*_extras(needs)} - {"dev"} if _has_extra(needs, extra))
        also = f"; extras: {', '.join(extras)}" if extras else ""
        yield Finding("packages", "ok", f"all {sum(map(_applies, needs))} are there{also}")


def _applies(need: Requirement) -> bool:
    return need.marker is None or need.marker.evaluate({"extra": ""})


def _unmet(need: Requirement) -> str:
    """Why a requirement is not met, and what mends it; empty when it is."""
    try:
        found = version(need.name)
    except PackageNotFoundError:
        return f"{need.name} is missing: pip install '{need.name}{need.specifier}'"
    if need.specifier.contains(found, prereleases=True):
        return ""
    return f"{need.name} {found} is not {need.specifier}: pip install '{need.name}{need.specifier}'"


def _extras(needs: list[Requirement]) -> Iterator[str]:
    for need in needs:
        if need.marker and "extra ==" in str(need.marker):
            yield str(need.marker).rpartition("extra ==")[2].strip(" \"'")


def _has_extra(needs: list[Requirement], extra: str) -> bool:
    own = [need for need in needs if need.marker and not _applies(need) and need.marker.evaluate({"extra": extra})]
    return bool(own) and not any(map(_unmet, own))
