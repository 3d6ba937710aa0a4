from pathlib import Path

import pytest
from pydantic import SecretStr

from paperdigest.errors import ServiceError
from paperdigest.notify.mail import compose_mail, send_mail
from paperdigest.notify.news import News, PostNews
from paperdigest.sections import MailSettings
from tests.notify.samples import GOATS, NEWS
from tests.servers.certificate import own_certificate
from tests.servers.smtp import PASSWORD, smtp_server


def settings(server: str, **more: object) -> MailSettings:
    given = {"to": ("a@example.org", "b@example.org"), "server": server, "tls": "none"}
    return MailSettings.model_validate(given | more)


def send(given: MailSettings) -> None:
    send_mail(NEWS, given, SecretStr(PASSWORD))


def test_a_mail_has_text_and_page_and_reaches_all() -> None:
    with smtp_server() as server:
        send(settings(server.address, user="me@example.org"))
    [mail] = server.mails
    assert mail["Subject"] == NEWS.subject
    assert (mail["From"], mail["To"]) == ("me@example.org", "a@example.org, b@example.org")
    assert server.recipients == ["a@example.org", "b@example.org"]
    assert server.logins == [("me@example.org", PASSWORD)]
    text, page = mail.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == NEWS.text
    assert page.get_content().replace("\r\n", "\n") == NEWS.html


def test_the_connection_is_made_secure_before_the_password_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, trusted = own_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with smtp_server(certificate=certificate) as server:
        send(settings(server.name, user="me", tls="starttls"))
    assert server.logins == [("me", PASSWORD)]


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path) -> None:
    certificate, _ = own_certificate(tmp_path)
    with (
        smtp_server(certificate=certificate) as server,
        pytest.raises(ServiceError, match="no secure connection to localhost"),
    ):
        send(settings(server.name, user="me", tls="starttls"))
    assert server.logins == []


def test_without_tls_at_the_server_nothing_is_sent() -> None:
    with smtp_server() as server, pytest.raises(ServiceError, match="STARTTLS"):
        send(settings(server.address, user="me", tls="starttls"))
    assert (server.logins, server.mails) == ([], [])


@pytest.mark.parametrize(
    ("refuse", "message"),
    [
        ({"AUTH": "535 wrong"}, "refuses the login of me: check mail.user and SMTP_PASSWORD"),
        ({"RCPT": "550 unknown"}, "refuses the recipients a@example.org, b@example.org: check mail.to"),
        ({"DATA": "554 no"}, "was not sent by 127.0.0.1"),
        ({"EHLO": "421 busy", "HELO": "421 busy"}, "was not sent by 127.0.0.1"),
    ],
)
def test_refusals_are_told_in_one_line_without_the_password(refuse: dict[str, str], message: str) -> None:
    with smtp_server(refuse) as server, pytest.raises(ServiceError, match=message) as caught:
        send(settings(server.address, user="me"))
    assert PASSWORD not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mail_that_reached_some_only_is_no_success() -> None:
    with smtp_server({"RCPT TO:<B@EXAMPLE.ORG>": "550 unknown"}) as server, pytest.raises(ServiceError) as caught:
        send(settings(server.address))
    assert "took the mail, but not for b@example.org" in str(caught.value)
    assert len(server.mails) == 1


def test_a_server_that_is_not_there() -> None:
    with smtp_server() as server:
        pass
    with pytest.raises(ServiceError, match="was not sent by"):
        send(settings(server.address))


def test_a_topic_cannot_add_headers() -> None:
    news = News((PostNews("Sheep\r\nBcc: x@example.org", "", (GOATS,)),))
    mail = compose_mail(news, settings("127.0.0.1"))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "paperdigest: 1 paper in Sheep Bcc: x@example.org"
