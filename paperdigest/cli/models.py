"""Models: which provider a SPEC names, opened and checked."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pydantic import SecretStr

from paperdigest.asking.models.base import Model
from paperdigest.asking.models.gemini import KEY_VARIABLES
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.errors import ConfigError
from paperdigest.pipeline import MOST_IN_WORK
from paperdigest.settings import Settings, user_cache_folder

if TYPE_CHECKING:
    from paperdigest.asking.models.gemini_batches import GeminiBatches

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
    from paperdigest.asking.retry import Patience, PatientModel

    service, limits = await stack.enter_async_context(_service(settings, environ, say)), settings.limits
    folder = user_cache_folder() / "requests"  # of all runs, whatever their cache: the quota is the key's
    daily = DailyQuota(service.name, limits.rpd, folder, _now) if limits.rpd else None
    concurrency = limits.concurrency or _concurrency(settings, environ)
    return PatientModel(PacedModel(service, limits.rpm, limits.tpm, daily, concurrency, say=say), Patience(say=say))


def _concurrency(settings: Settings, environ: Mapping[str, str]) -> int:
    """How many requests at once a service takes well: a server of one's own answers few, and queues the others."""
    is_own = _split(settings.model)[0] == _OPENAI and environ.get("OPENAI_BASE_URL")
    return _OWN_SERVERS_CONCURRENCY if is_own else MOST_IN_WORK


def nameable_model(settings: Settings) -> Model:
    """The model that `settings.model` names, for what is known of it without a key: it cannot be asked."""
    return OfflineModel() if settings.model == OfflineModel.name else _service(settings, None)


def _now() -> datetime:
    """The service's quotas know no SOURCE_DATE_EPOCH."""
    return datetime.now().astimezone()


def open_batches(settings: Settings, environ: Mapping[str, str] | None) -> "GeminiBatches":
    """The batch service of the model that `settings.model` names, to be closed; ConfigError where there is none."""
    if settings.model == OfflineModel.name or _split(settings.model)[0] != _GEMINI:
        raise ConfigError(f"{settings.model} has no batches: pass --model gemini:MODEL, or --set batch=false")
    from paperdigest.asking.models.gemini import gemini_key
    from paperdigest.asking.models.gemini_batches import GeminiBatches

    return GeminiBatches(model_name(settings.model), _key(gemini_key, environ), settings.request_timeout)


class _Service(Model, AbstractAsyncContextManager[Model], Protocol):
    """A provider's model, to be closed."""


def _service(
    settings: Settings, environ: Mapping[str, str] | None, say: Callable[[str], None] = lambda _: None
) -> _Service:
    """A provider's model, its key from `environ`; None: without one. Its package is loaded with the first request."""
    provider, name = _split(settings.model)
    timeout, tier = settings.request_timeout, settings.service_tier
    if provider == _GEMINI:
        from paperdigest.asking.models.gemini import GeminiModel, gemini_key

        return GeminiModel(name, _key(gemini_key, environ), timeout, tier=tier, say=say)
    if provider == _OLDER:
        if tier != "standard":
            raise ConfigError(f"google-generativeai knows no service_tier {tier!r}: pass --model gemini:{name}")
        from paperdigest.asking.models.gemini import gemini_key
        from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel

        return GoogleGenerativeAIModel(name, _key(gemini_key, environ), timeout)
    if provider == _OPENAI:
        from paperdigest.asking.models.openai import OpenAIModel
        from paperdigest.asking.models.openai_client import openai_key

        return OpenAIModel(name, _key(openai_key, environ), timeout, tier=tier, say=say)
    raise ConfigError(
        f"this version has no provider {provider!r}: pass --model gemini:MODEL, --model openai:MODEL (any "
        "OpenAI-compatible server, such as openai:qwen3:14b) or --model offline"
    )


def provider_key(spec: str, environ: Mapping[str, str]) -> SecretStr:
    """The key for the model of a SPEC, empty where it needs none; ConfigError when it is missing."""
    if spec == OfflineModel.name:
        return SecretStr("")
    if _split(spec)[0] == _OPENAI:
        from paperdigest.asking.models.openai_client import openai_key

        return openai_key(environ)
    from paperdigest.asking.models.gemini import gemini_key

    return gemini_key(environ)


def key_variables(spec: str) -> tuple[str, ...]:
    """The variables that may hold the key for the model of a SPEC, the first one that is set counts."""
    if spec == OfflineModel.name:
        return ()
    return ("OPENAI_API_KEY",) if _split(spec)[0] == _OPENAI else KEY_VARIABLES


def _key(find: Callable[[Mapping[str, str]], SecretStr], environ: Mapping[str, str] | None) -> SecretStr:
    return SecretStr("") if environ is None else find(environ)


def _split(spec: str) -> tuple[str, str]:
    """Provider and name; a bare name is one of Gemini's, and names may have colons of their own."""
    provider, colon, name = spec.partition(":")
    return (provider, name) if colon else (_GEMINI, spec)
