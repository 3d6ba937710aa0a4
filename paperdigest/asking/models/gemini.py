"""Gemini's models, asked one request after the other."""

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pydantic import SecretStr

from paperdigest.asking.models import prices
from paperdigest.asking.models.api_key import read_key
from paperdigest.asking.models.base import RefusedError, RemoteModel, Reply, Request
from paperdigest.asking.models.gemini_client import GeminiClient
from paperdigest.asking.models.gemini_wire import KEY_PAGE, Answer, parse_answer
from paperdigest.errors import ConfigError, TransientError
from paperdigest.usage import Usage

if TYPE_CHECKING:
    from google.genai import types

OUTPUT_TOKENS = (16_384, 65_536)  # thoughts included; an answer takes about 5,000. The second try has the models' most
KEY_VARIABLES = ("GEMINI_API_KEY", "GOOGLE_API_KEY")
_NAME = re.compile(r"\w+([./-]\w+)*", re.ASCII)
_THINKING_TOKENS = 1_024  # for Gemini 2.5, which knows no levels
_SERVED = "x-gemini-service-tier"  # the header that names the tier a request was served in


def gemini_key(environ: Mapping[str, str]) -> SecretStr:
    """The API key: GEMINI_API_KEY, else GOOGLE_API_KEY; ConfigError when there is none or it cannot be one."""
    for name in KEY_VARIABLES:
        if key := read_key(environ, name, f"copy it again from {KEY_PAGE}"):
            return SecretStr(key)
    raise ConfigError(f"no API key for Gemini: set GEMINI_API_KEY ({KEY_PAGE}) or pass --model offline")


class GeminiModel(RemoteModel):
    """One of Gemini's models; close it, or use it as an async context manager, in the loop that asks it.

    `timeout` is in seconds and bounds one request as a whole. `base_url` empty means GOOGLE_GEMINI_BASE_URL, else
    Google's own. `tier` is the tier of service that is asked for; `say` is told when another one serves. ConfigError
    for a name that can be no model's and an address, or a proxy's, that can be none.
    """

    def __init__(
        self,
        name: str,
        api_key: SecretStr,
        timeout: float,
        base_url: str = "",
        tier: str = prices.STANDARD,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        if not _NAME.fullmatch(name):
            raise ConfigError(f"{name!r} is no name of a model: pass for example --model gemini-3.5-flash-lite")
        self.name = name.removeprefix("models/")
        self.options = json.dumps(_thinking(self.name))
        self._client: GeminiClient = GeminiClient(api_key, timeout, base_url)
        self._tier, self._say = tier, say
        self._unreported = Usage()

    async def ask(self, request: Request) -> Reply:
        """Send one request, once more when no answer comes back, and with a larger budget when it does not fit.

        TransientError when trying again may help, ConfigError and ServiceError when no paper can be asked about,
        RefusedError or PaperError when this one cannot; what each status and finish reason means is documented at
        https://ai.google.dev/gemini-api/docs/troubleshooting.
        """
        spent, self._unreported = self._unreported, Usage()
        try:
            for most in OUTPUT_TOKENS:
                answer = await self._generate(request, most)
                spent += answer.usage(self.name, self._tier)
                if answer.is_missing:
                    answer = await self._generate(request, most)
                    spent += answer.usage(self.name, self._tier)
                if not answer.is_cut:
                    break
        except TransientError:
            self._unreported += spent  # the next reply reports what a cut answer cost before its second try failed
            raise
        if answer.refusal:
            raise RefusedError(self._client.key.mask(f"{self.name} {answer.refusal}"), spent)
        return Reply(answer.text, spent)

    async def _generate(self, request: Request, output_tokens: int) -> Answer:
        """The body of a 200 is read here: the SDK's own reading lets damaged and foreign bodies through."""
        from google.genai import types

        how = {
            "service_tier": None if self._tier == prices.STANDARD else self._tier,
            "should_return_http_response": True,
            "automatic_continuation": False,
            "automatic_function_calling": types.AutomaticFunctionCallingConfig(disable=True),
        }
        async with self._client.request(self.name) as client:
            response = await client.aio.models.generate_content(
                model=self.name,
                contents=content(request),
                config=generation(request, self.name, output_tokens).model_copy(update=how),
            )
        received = response.sdk_http_response
        served = ((received and received.headers) or {}).get(_SERVED, "").lower()
        if served not in ("", self._tier):
            self._say(f"{self.name} served a request in the tier {served}, not {self._tier}, at the price of {served}")
        return parse_answer(self._client.key.mask((received and received.body) or ""), served)


def content(request: Request) -> "types.Content":
    """The turn that a request is: the paper first, then its figures, the question last."""
    from google.genai import types

    parts = [types.Part(text=request.paper)]
    for figure in request.figures:
        image = figure.image
        parts += [types.Part(text=figure.heading), types.Part.from_bytes(data=image.data, mime_type=image.mime_type)]
    return types.Content(role="user", parts=[*parts, types.Part(text=request.question)])


def generation(request: Request, model: str, output_tokens: int) -> "types.GenerateContentConfig":
    """How an answer is to be generated."""
    from google.genai import types

    return types.GenerateContentConfig(
        system_instruction=request.system,
        response_mime_type="application/json",
        response_json_schema=request.schema,
        max_output_tokens=output_tokens,
        thinking_config=types.ThinkingConfig.model_validate(_thinking(model)),
    )


def _thinking(name: str) -> dict[str, str | int]:
    """How much the model may think: enough to weigh evidence, too little to eat the answer's budget of tokens."""
    return {"thinking_budget": _THINKING_TOKENS} if "gemini-2." in name else {"thinking_level": "LOW"}
