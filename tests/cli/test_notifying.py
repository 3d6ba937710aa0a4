import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, paperdigest
from tests.notify.test_webhook import Hook
from tests.servers.smtp import PASSWORD, SmtpServer, smtp_server

SETTINGS = '[[topics]]\nname = "Reading"\nsource = "papers"\n'


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    with smtp_server() as server:
        yield server


@pytest.fixture
def hook() -> Iterator[Hook]:
    with Hook() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _papers() -> None:
    Path("papers").mkdir()
    for suffix in ("pdf", "json"):
        source = EXAMPLES / f"two-readers.{suffix}"
        Path(f"papers/two-readers.{suffix}").write_bytes(source.read_bytes())


def configure(mail: str = "", hook: str = "") -> None:
    parts = [f'[mail]\nto = ["me@example.org"]\nuser = "me"\ntls = "none"\nserver = "{mail}"\n'] if mail else []
    parts += [f'[webhook]\nurl = "{hook}"\ntemplate = \'{{"text": "$subject"}}\'\n'] if hook else []
    Path("paperdigest.toml").write_text("".join([*parts, SETTINGS]))


@pytest.mark.slow
def test_news_are_told_once(smtp: SmtpServer, hook: Hook) -> None:
    configure(smtp.address, hook.url)
    first = paperdigest("digest", SMTP_PASSWORD=PASSWORD)
    assert first.code == 0
    [mail] = smtp.mails
    assert mail["Subject"] == "paperdigest: 1 paper in Reading"
    text = next(iter(mail.iter_parts())).get_content()
    entry = Path("posts/2024-06-01/Reading.md").read_text(encoding="utf-8")
    assert "1. " in text
    assert "   - " in text
    assert f"\n## {text.partition('1. ')[2].splitlines()[0]}" in entry
    assert hook.bodies == ['{"text": "paperdigest: 1 paper in Reading"}']
    assert PASSWORD not in first.out + first.err
    again = paperdigest("digest", SMTP_PASSWORD=PASSWORD)
    assert (again.code, len(smtp.mails), len(hook.bodies)) == (0, 1, 1)


def test_a_failure_to_notify_is_said_and_no_success_though_the_post_stands(hook: Hook) -> None:
    hook.status = 500
    configure("127.0.0.1:1", hook.url)
    result = paperdigest("digest", SMTP_PASSWORD=PASSWORD)
    assert (result.code, result.out) == (1, "posts/2024-06-01/Reading.md\n")
    assert "not notified: the mail was not sent by 127.0.0.1:1" in result.err
    assert "answered HTTP 500" in result.err
    again = paperdigest("digest", SMTP_PASSWORD=PASSWORD)
    assert (again.code, "not notified" in again.err) == (0, False)


@pytest.mark.slow
def test_a_failed_paper_is_news(hook: Hook) -> None:
    Path("papers/broken.pdf").write_bytes(b"%PDF-1.7 broken")
    configure(hook=hook.url)
    assert paperdigest("digest").code == 1
    assert hook.bodies == ['{"text": "paperdigest: 1 paper in Reading, 1 skipped"}']


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('[mail]\nto = ["me@example.org"]\n', "mail.to needs mail.server"),
        ('[mail]\nto = ["a@b"]\nserver = "s"\nuser = "me"\n', "set SMTP_PASSWORD"),
        ('[mail]\nto = ["a@b"]\nserver = "s:abc"\n', "mail.server = 's:abc': write it as host or host:port"),
        ('[mail]\nto = ["zhang"]\nserver = "s"\n', "mail.to = 'zhang' is no address"),
        ('[mail]\nto = ["a@b"]\nserver = "s"\nsender = "<"\n', "mail.sender = '<' is no address"),
        ('[webhook]\nurl = "hooks.example.org/s3cret"\n', "webhook.url: give an address"),
        ('[webhook]\nurl = "http://h"\ntemplate = "$title"\n', "unknown $title"),
        ('[mail]\nsubject = "x"\n', "unknown key 'mail.subject'"),
    ],
)
def test_wrong_settings_are_said_before_any_work(setting: str, message: str) -> None:
    Path("paperdigest.toml").write_text(setting + SETTINGS)
    result = paperdigest("digest")
    assert (result.code, Path("posts").exists()) == (2, False)
    assert message in result.err
    assert "s3cret" not in result.err
