"""What Gemini may answer instead of an answer, and the error that each has to become."""

import json

from paperdigest.errors import ConfigError, PaperdigestError, ServiceError, TooLongError, TransientError
from tests.servers.gemini import RPC, Turn, answer, failure, quota_failure

KEY = "AIzaSyNotARealKey-0123456789_abcdefghij"
BAD_KEY = failure(
    "INVALID_ARGUMENT", f"API key not valid: {KEY}", {"@type": f"{RPC}ErrorInfo", "reason": "API_KEY_INVALID"}
)
PER_DAY = {"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "20"}
PER_MINUTE = {"quotaId": "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "quotaValue": "10"}
FAILURES: list[tuple[Turn, type[PaperdigestError]]] = [
    (Turn(BAD_KEY, 400), ConfigError),
    (Turn(failure("UNAUTHENTICATED", KEY), 401), ConfigError),
    (Turn(failure("FAILED_PRECONDITION", "User location is not supported for the API use."), 400), ConfigError),
    (Turn(failure("INVALID_ARGUMENT", f"Unknown name {KEY}"), 400), ServiceError),
    (Turn(failure("INVALID_ARGUMENT", "The input token count exceeds the maximum number"), 400), TooLongError),
    (Turn(failure("PERMISSION_DENIED", f"Your API key {KEY} was leaked."), 403), ConfigError),
    (Turn(failure("NOT_FOUND"), 404), ConfigError),
    (Turn(quota_failure(PER_MINUTE, retry="34s"), 429), TransientError),
    (Turn(quota_failure(PER_DAY, retry="34s"), 429), ServiceError),
    (Turn(failure("INTERNAL"), 500), TransientError),
    (Turn(f"<html>{KEY}</html>".encode(), 502), TransientError),
    (Turn(failure("UNAVAILABLE"), 503), TransientError),
    (Turn([failure("DEADLINE_EXCEEDED")], 504), TransientError),
    (Turn(b"\xff\xfe\x00", 503), TransientError),
    (Turn(b"", 302, headers={"Location": "http://127.0.0.1:1/elsewhere"}), ServiceError),
    (Turn(b"", 307, headers={"Location": "/elsewhere"}), ServiceError),
    (Turn(f"<html>{KEY}</html>".encode()), TransientError),
    (Turn(json.dumps(answer("{}")).encode()[:40]), TransientError),
    (Turn(answer("{}"), cut=30), TransientError),
    (Turn(answer("{}"), cut=0), TransientError),
    (Turn(b"not gzip", headers={"Content-Encoding": "gzip"}), TransientError),
    (Turn(b""), TransientError),
    (Turn(KEY), TransientError),
    (Turn(reset=True), TransientError),
]
