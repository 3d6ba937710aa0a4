"""Examining: each check of the doctor, with what it takes from settings, environment and servers."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.models.reach import Reach, reach_gemini, reach_openai
from paperdigest.asking.prompts import load_prompts
from paperdigest.cache import Cache
from paperdigest.cli.models import key_variables, model_name, nameable_model, provider_key
from paperdigest.cli.opening import open_arxiv
from paperdigest.cli.options import Common
from paperdigest.configuration import HIDDEN, Configured
from paperdigest.diagnosing.clock import check_clock
from paperdigest.diagnosing.finding import Finding
from paperdigest.diagnosing.folders import check_cache, check_folder, check_posts, check_runs
from paperdigest.diagnosing.program import check_program
from paperdigest.diagnosing.reading import BLANK, WHOLE_PAGE, check_reading
from paperdigest.errors import ConfigError, PaperdigestError, PaperError
from paperdigest.image import ImageStyle
from paperdigest.reading.sandbox import Sandbox
from paperdigest.redaction import Redactor
from paperdigest.settings import Settings
from paperdigest.writing.sites import SITES, Look
from paperdigest.writing.specimen import check_look

_TIMEOUT = 20.0  # seconds that each server may take
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
_BASES = ("GOOGLE_GEMINI_BASE_URL", "OPENAI_BASE_URL")


def examine(common: Common, asks: bool) -> list[Finding]:
    """All findings; with `asks` false no server is asked. Wrong settings are a finding too, and the last there is."""
    findings = [*check_program()]
    try:
        configured = common.configured
    except ConfigError as error:
        return [*findings, Finding("settings", "bad", str(error))]
    settings = configured.settings
    findings += _settings(configured)
    findings += [_prompts(settings), _template(settings)]
    findings += _folders(settings)
    findings.append(asyncio.run(_reading()))
    findings += (keys := [*_key(settings, os.environ)])
    if asks:
        asks_model = settings.model != OfflineModel.name and all(key.state != "bad" for key in keys)
        findings += asyncio.run(_servers(settings, common.console.say, asks_model))
    findings += [*check_posts(settings.out), *check_runs(settings.out)]
    return findings


def _settings(configured: Configured) -> Iterator[Finding]:
    """Each that is no default, with its origin."""
    redact, values = Redactor(os.environ).redact, _flat(configured.settings)
    for key, origin in sorted(configured.origins.items()):
        shown = "(set)" if key in HIDDEN else redact(_shown(values.get(key)))
        yield Finding(f"setting {key}", "ok", f"{shown}, from {origin}")
    yield Finding("settings", "ok", f"{len(configured.origins)} set, all others have their defaults")


def _flat(settings: Settings) -> Mapping[str, object]:
    tree = settings.model_dump()
    inner = (
        (f"{name}.{key}", one) for name, part in tree.items() if isinstance(part, dict) for key, one in part.items()
    )
    return tree | dict(inner) | {"topics": [topic.name for topic in settings.topics]}


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _prompts(settings: Settings) -> Finding:
    try:
        return Finding("prompts", "ok", load_prompts(settings.prompts).label)
    except ConfigError as error:
        return Finding("prompts", "bad", str(error))


def _template(settings: Settings) -> Finding:
    """As a run tries it, on an invented post."""
    look = Look(SITES[settings.site], settings.template)
    try:
        check_look(look)
    except ConfigError as error:
        return Finding("template", "bad", str(error))
    return Finding("template", "ok", f"{settings.template if look.is_own else 'that'} for {settings.site}")


def _folders(settings: Settings) -> Iterator[Finding]:
    if settings.out != Path("-"):
        yield check_folder("posts", settings.out)
    if settings.max_figures and not settings.asset_folder:
        yield check_folder("pictures", settings.assets)
    yield check_folder("cache", settings.cache_folder)
    yield check_cache(Cache(settings.cache_folder))


async def _reading() -> Finding:
    """As a child process finds it that is given a blank page."""
    async with Sandbox() as sandbox:
        problem = ""
        try:
            await sandbox.crop(_blank, [WHOLE_PAGE], ImageStyle())
            with suppress(PaperError):  # it has no text
                await sandbox.read(BLANK)
        except (ConfigError, PaperError) as error:
            problem = str(error)
        return check_reading(sandbox.undenied, problem)


async def _blank() -> bytes:
    return BLANK


def _key(settings: Settings, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Which variable has the key, never the key."""
    try:
        nameable_model(settings)  # a run would say the same of a SPEC that names none
        provider_key(settings.model, environ)
        names = key_variables(settings.model)
    except ConfigError as error:
        yield Finding("key", "bad", str(error))
        return
    found = [name for name in names if environ.get(name, "").strip()]
    if len(found) > 1:
        yield Finding("key", "note", f"{found[0]} is set and used for {settings.model}; {found[1]} is set too")
    elif found:
        yield Finding("key", "ok", f"{found[0]} is set, for {settings.model}")
    else:
        yield Finding("key", "ok", f"{settings.model} needs none")


async def _servers(settings: Settings, say: Callable[[str], None], asks_model: bool) -> list[Finding]:
    """arXiv, the model, and what the dates of their answers say of the clock."""
    ways = [name for name in _PROXIES if os.environ.get(name) or os.environ.get(name.lower())]
    to_arxiv = [*ways, *(["arxiv.url"] if settings.arxiv.url else [])]
    arxiv = await _checked("arxiv", _arxiv(settings, say), to_arxiv)
    to_model = [*ways, *(name for name in _BASES if os.environ.get(name))]
    model = await _checked("model", _model(settings), to_model) if asks_model else []
    clocks = [finding for finding in (*arxiv, *model) if finding.name == "clock"]
    others = [finding for finding in (*arxiv, *model) if finding.name != "clock"]
    return [*others, *clocks[:1]]


async def _checked(name: str, reach: Awaitable[Reach], ways: Sequence[str]) -> list[Finding]:
    """What a server answered; `ways` are the settings and variables that lead to it."""
    step = f"check {', '.join(('the network', *ways))}, or run again later"
    try:
        async with asyncio.timeout(_TIMEOUT * 2):
            found = await reach
    except PaperdigestError as error:
        return [Finding(name, "bad", _with_step(str(error), step))]
    except TimeoutError:
        return [Finding(name, "bad", f"no answer within {_TIMEOUT * 2:g} s: {step}")]
    clock = check_clock(found.date, found.host, datetime.now(UTC))
    return [Finding(name, "ok", f"{found.host} {found.said}"), *([clock] if clock else [])]


async def _arxiv(settings: Settings, say: Callable[[str], None]) -> Reach:
    source = open_arxiv(settings, Cache(settings.cache_folder), say, _TIMEOUT)
    async with source:
        return Reach(source.host, await source.reach(), "answers")


async def _model(settings: Settings) -> Reach:
    name, key = model_name(settings.model), provider_key(settings.model, os.environ)
    reach: Callable[[str, SecretStr, float], Awaitable[Reach]] = (
        reach_openai if settings.model.startswith("openai:") else reach_gemini
    )
    return await reach(name, key, _TIMEOUT)


def _with_step(message: str, step: str) -> str:
    return message if ": " in message else f"{message}: {step}"
