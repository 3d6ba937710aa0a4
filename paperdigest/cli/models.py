"""Models: which provider a SPEC names, opened and checked."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import datetime

from paperdigest.asking.models.base import Model
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.errors import ConfigError
from paperdigest.pipeline import MOST_IN_WORK
from paperdigest.settings import Settings, user_cache_folder

_GEMINI, _OLDER, _OPENAI = "gemini", "google-generativeai", "openai"
_OWN_SERVERS_CONCURRENCY = 4


def model_name(spec: str) -> str:
    """The name that a post shows for a SPEC: "qwen2.5:14b" for "openai:qwen2.5:14b"."""
    provider, name = _split(spec)
    return name.removeprefix("models/") if provider in (_GEMINI, _OLDER) else name


async def open_model(
    settings: Settings, environ: Mapping[str, str], say: Callable[[str], None], stack: AsyncExitStack
) -> Model:
    """The model that `settings.model` names, closed with `stack`; ConfigError when it is not to be had.

    `say` is told when the model has to be waited for.
    """
    if settings.model == OfflineModel.name:
        return OfflineModel()
    from paperdigest.asking.models.daily_quota import DailyQuota
    from paperdigest.asking.pacing import PacedModel
    from paperdigest.asking.retry import PatientModel

    service, limits = await stack.enter_async_context(_service(settings, environ)), settings.limits
    folder = user_cache_folder() / "requests"  # of all runs, whatever their cache: the quota is the key's
    daily = DailyQuota(service.name, limits.rpd, folder, _now) if limits.rpd else None
    concurrency = limits.concurrency or _concurrency(settings, environ)
    return PatientModel(PacedModel(service, limits.rpm, limits.tpm, daily, concurrency, say=say), say=say)


def _concurrency(settings: Settings, environ: Mapping[str, str]) -> int:
    """How many requests at once a service takes well: a server of one's own answers few, and queues the others."""
    is_own = _split(settings.model)[0] == _OPENAI and environ.get("OPENAI_BASE_URL")
    return _OWN_SERVERS_CONCURRENCY if is_own else MOST_IN_WORK


def _now() -> datetime:
    """The service's quotas know no SOURCE_DATE_EPOCH."""
    return datetime.now().astimezone()


def _service(settings: Settings, environ: Mapping[str, str]) -> AbstractAsyncContextManager[Model]:
    """A provider's model; its package is loaded with the first request."""
    provider, name = _split(settings.model)
    if provider == _GEMINI:
        from paperdigest.asking.models.gemini import GeminiModel, gemini_key

        return GeminiModel(name, gemini_key(environ).get_secret_value(), settings.timeout)
    if provider == _OLDER:
        from paperdigest.asking.models.gemini import gemini_key
        from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel

        return GoogleGenerativeAIModel(name, gemini_key(environ).get_secret_value(), settings.timeout)
    if provider == _OPENAI:
        from paperdigest.asking.models.openai import OpenAIModel, openai_key

        return OpenAIModel(name, openai_key(environ).get_secret_value(), settings.timeout)
    raise ConfigError(
        f"this version has no provider {provider!r}: pass --model gemini:MODEL, --model openai:MODEL (any "
        "OpenAI-compatible server, such as openai:qwen3:14b) or --model offline"
    )


def _split(spec: str) -> tuple[str, str]:
    """Provider and name; a bare name is one of Gemini's, and names may have colons of their own."""
    provider, colon, name = spec.partition(":")
    return (provider, name) if colon else (_GEMINI, spec)
