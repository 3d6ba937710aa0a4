"""Models: which provider a SPEC names, opened and checked."""

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack

from paperdigest.asking.models.base import Model
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.errors import ConfigError
from paperdigest.settings import Settings


async def open_model(
    settings: Settings, environ: Mapping[str, str], say: Callable[[str], None], stack: AsyncExitStack
) -> Model:
    """The model that `settings.model` names, closed with `stack`; ConfigError when it is not to be had.

    `say` is told when the model has to be waited for.
    """
    provider, _, name = settings.model.rpartition(":")
    if settings.model == OfflineModel.name:
        return OfflineModel()
    if provider in ("", "gemini"):
        from paperdigest.asking.models.gemini import GeminiModel, gemini_key
        from paperdigest.asking.retry import PatientModel

        key = gemini_key(environ).get_secret_value()
        return PatientModel(await stack.enter_async_context(GeminiModel(name, key, settings.timeout)), say=say)
    raise ConfigError(f"this version has no provider {provider!r}: pass --model gemini:MODEL or --model offline")
