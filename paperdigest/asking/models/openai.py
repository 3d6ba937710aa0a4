"""The models of any OpenAI-compatible server."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

from pydantic import SecretStr

from paperdigest.asking.models import prices
from paperdigest.asking.models.base import RefusedError, RemoteModel, Reply, Request
from paperdigest.asking.models.openai_client import OpenAIClient
from paperdigest.asking.models.openai_dialect import (
    FIRST,
    OWN,
    Dialect,
    Form,
    is_too_long,
    may_be_about_form,
    only_json,
)
from paperdigest.asking.models.openai_wire import Answer, parse_answer, read_fault, status_error
from paperdigest.asking.tokens import request_tokens
from paperdigest.errors import ConfigError, PaperError, ServiceError, TransientError
from paperdigest.usage import Usage

_NAME = re.compile(r"[\w.:/@~+-]+", re.ASCII)


class OpenAIModel(RemoteModel):
    """A model of one server; close it, or use it as an async context manager, in the loop that asks it.

    `timeout` is in seconds and bounds one request as a whole. `base_url` empty means OPENAI_BASE_URL, else OpenAI's
    own. How the server wants to be asked is found out with the first answers and remembered. `tier` is the tier of
    service that is asked for; `say` is told when another one serves. ConfigError for a name that can be no model's, an
    address, or a proxy's, that can be none, and a missing package.
    """

    options = "openai"  # the server decides on all that a request may leave out

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
            raise ConfigError(f"{name!r} is no name of a model: pass for example --model openai:qwen3:14b")
        if find_spec("openai") is None:
            raise ConfigError("the provider openai needs its package: pip install 'paperdigest[openai]'")
        self.name = name
        self._client: OpenAIClient = OpenAIClient(api_key, timeout, base_url)
        self._server = self._client.server
        self._tier, self._say = tier, say
        self._dialect = OWN if self._client.is_own else Dialect()
        self._proven: Form | None = None  # by an answer
        self._kept: Form | None = None  # by an answer that was what the form promises
        self._unreported = Usage()

    async def ask(self, request: Request) -> Reply:
        """Send one request; once more when the answer does not fit, or is none of what the server had to promise.

        TransientError when trying again may help, ConfigError and ServiceError when no paper can be asked about,
        RefusedError or PaperError when this one cannot.
        """
        spent, self._unreported = self._unreported, Usage()
        dialect: Dialect | None = self._dialect
        answer: Answer | None = None
        try:
            while dialect:
                try:
                    answer, used = await self._generate(request, dialect)
                except (PaperError, ServiceError) as error:
                    if answer is None or isinstance(error, TransientError):
                        raise
                    break  # the server gives no more tokens, or takes no other form: what was paid for has to do
                spent += answer.usage(self.name, self._tier)
                dialect = self._next(answer, used, request)
        except TransientError:
            self._unreported += spent  # the next reply reports what was paid for before this
            raise
        assert answer  # noqa: S101 - the first round answers or raises
        if reason := answer.refusal or answer.overlooked(len(request.system + request.paper + request.question)):
            raise RefusedError(f"{self.name} {reason}", spent)
        return Reply(only_json(answer.text), spent)

    def _next(self, answer: Answer, used: Dialect, request: Request) -> Dialect | None:
        """How to ask once more; None when the answer has to do."""
        if answer.is_cut:
            return used.longer()
        if answer.refusal or used.keeps(only_json(answer.text), request):
            return None
        return used.weaker()

    async def _generate(self, request: Request, dialect: Dialect) -> tuple[Answer, Dialect]:
        """An answer and how it was asked for: what the server refuses is said in another way, which costs nothing."""
        for_good = not dialect.is_longer
        while True:
            tier = {} if self._tier == prices.STANDARD else {"service_tier": self._tier}
            sent = dialect.body(request, self.name, guaranteed=self._client.is_own) | tier
            received = await self._client.send("/chat/completions", sent)
            if received.status == 200:
                answer = parse_answer(received.text, self.name, self._server)
                self._learn(dialect if for_good else replace(dialect, limits=FIRST), answer, request)
                return answer, dialect
            error = status_error(received.status, received.text, self.name, self._server, received.retry_after)
            said = read_fault(received.text).said
            may_adapt = may_be_about_form(received.status, said, request_tokens(request))
            changed = dialect.adapted(said, proven=self._proven is dialect.form) if may_adapt else None
            if changed is None or isinstance(error, ConfigError):
                if request.figures and type(error) is ServiceError:
                    raise ServiceError(f"{error}; not every model takes images: set see_figures = false") from error
                raise error
            for_good = for_good and not is_too_long(said)  # another paper may be shorter
            dialect = changed

    def _learn(self, dialect: Dialect, answer: Answer, request: Request) -> None:
        """What an answer tells of the server; one that breaks a promise kept before is an odd one, and no news."""
        if answer.service_tier and answer.service_tier != self._tier != prices.STANDARD:
            self._say(f"{self._server} served a request in the tier {answer.service_tier}, not {self._tier}")
        self._proven = dialect.form
        is_odd = self._kept is self._dialect.form is not dialect.form
        self._dialect = self._dialect.learnt(replace(dialect, form=self._dialect.form) if is_odd else dialect)
        if not is_odd and dialect.keeps(only_json(answer.text), request):
            self._kept = dialect.form
