import json
import threading
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError, ServiceError
from paperdigest.notify.news import Item, News, PostNews
from paperdigest.notify.webhook import body, check_template, post_webhook
from tests.notify.samples import NEWS


class Hook(ThreadingHTTPServer):
    """Remembers what is posted to it."""

    def __init__(self, status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = status
        self.bodies: list[str] = []
        self.headers: list[Message] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hooks/s3cret"


class _Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        self.server.headers.append(self.headers)
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(params=[200])
def hook(request: pytest.FixtureRequest) -> Iterator[Hook]:
    with Hook(request.param) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_without_a_template_all_of_the_news_are_posted(hook: Hook) -> None:
    post_webhook(NEWS, hook.url, "")
    assert [json.loads(text) for text in hook.bodies] == [NEWS.as_dict()]


def test_a_template_is_filled_in_as_json(hook: Hook) -> None:
    news = News((PostNews('Sheep "quoted" \\ $text', "posts/x.md", (Item("1", "A\nB", ""),)),))
    post_webhook(news, hook.url, '{"msgtype": "text", "text": {"content": "$subject: $text"}, "count": $count}')
    [text] = hook.bodies
    assert json.loads(text) == {
        "msgtype": "text", "text": {"content": f"{news.subject}: {news.text}"}, "count": 1,
    }  # fmt: skip


@pytest.mark.parametrize("hook", [301, 404, 500], indirect=True)
def test_a_refusal_names_host_and_status_but_not_the_address(hook: Hook) -> None:
    with pytest.raises(ServiceError, match=rf"127.0.0.1:\d+ answered HTTP {hook.status}") as caught:
        post_webhook(NEWS, hook.url, "")
    assert "s3cret" not in str(caught.value)


def test_nothing_of_netrc_is_sent(hook: Hook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password canary\n")
    monkeypatch.setenv("NETRC", str(netrc))
    post_webhook(NEWS, hook.url, "")
    assert hook.headers[0].get("Authorization") is None


def test_a_server_that_is_not_there() -> None:
    with Hook() as server:
        url = server.url
    with pytest.raises(ServiceError, match="cannot be reached") as caught:
        post_webhook(NEWS, url, "")
    assert "s3cret" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('{"text": "$title"}', r"unknown \$title; known are \$subject, \$text, \$count"),
        ('{"text": $text}', "no JSON once it is filled in"),
        ("$", "no JSON once it is filled in"),
        ("text", "no JSON once it is filled in"),
    ],
)
def test_a_template_is_checked_before_anything_is_sent(template: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        check_template(template)


def test_a_good_template_passes() -> None:
    check_template('{"text": "$subject"}')
    assert json.loads(body(NEWS, '{"text": "$subject"}')) == {"text": NEWS.subject}
