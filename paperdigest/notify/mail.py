"""Mail: the news of a run, as text and HTML, by SMTP."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr

from pydantic import SecretStr

from paperdigest.errors import ConfigError, ServiceError
from paperdigest.notify.news import News
from paperdigest.sections import MailSettings

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_SERVER = re.compile(r"(?:\[(?P<bracketed>[0-9a-fA-F:.]+)\]|(?P<host>[\w.-]+))(?::(?P<port>\d{1,5}))?")
_ADDRESS = re.compile(r"[^\s@<>,\[\]\"']+@[\w.-]*\w")
_TIMEOUT = 30.0  # seconds, of the connection and of each silence


def compose_mail(news: News, settings: MailSettings) -> EmailMessage:
    """The message; clients that show HTML take its second part."""
    message = EmailMessage()
    message["Subject"] = "".join(letter for letter in news.subject if letter.isprintable())
    message["From"] = settings.sender or (settings.user if "@" in settings.user else settings.to[0])
    message["To"] = ", ".join(settings.to)
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain="paperdigest.invalid")
    message.set_content(news.text)
    message.add_alternative(news.html, subtype="html")
    return message


def send_mail(news: News, settings: MailSettings, password: SecretStr) -> None:
    """Send it; ServiceError says in one line what the server did not like, and never the password.

    Blocks for at most half a minute of silence at a time.
    """
    host, port = _place(settings)
    try:
        with _connect(host, port, settings.tls == "tls") as server:
            if settings.tls == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, password.get_secret_value())
            refused = server.send_message(compose_mail(news, settings))
    except smtplib.SMTPAuthenticationError as error:
        raise ServiceError(f"{host} refuses the login of {settings.user}: check mail.user and SMTP_PASSWORD") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise ServiceError(f"{host} refuses the recipients {', '.join(error.recipients)}: check mail.to") from error
    except ssl.SSLError as error:
        raise ServiceError(
            f"no secure connection to {host} ({error.reason}): check mail.server and mail.tls"
        ) from error
    except UnicodeError as error:
        raise ServiceError(
            f"{host} takes no letters beyond ASCII in mail.user, SMTP_PASSWORD or an address"
        ) from error.__cause__
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise ServiceError(f"the mail was not sent by {settings.server}: {_reason(error)}") from error
    if refused:
        raise ServiceError(f"{host} took the mail, but not for {', '.join(refused)}: check mail.to")


def check_mail(settings: MailSettings) -> None:
    """ConfigError for a server or an address that can be none, before anything is sent."""
    if not settings.server:
        raise ConfigError("mail.to needs mail.server, such as smtp.example.org or smtp.example.org:2525")
    _place(settings)
    senders = (settings.sender,) if settings.sender else ()
    named = [("mail.to", address) for address in settings.to] + [("mail.sender", address) for address in senders]
    for setting, address in named:
        if not address.isprintable() or not _ADDRESS.fullmatch(parseaddr(address)[1]):
            raise ConfigError(f"{setting} = {address!r} is no address such as me@example.org")


def _place(settings: MailSettings) -> tuple[str, int]:
    """Host and port of the server; an IPv6 address with a port stands in brackets."""
    match = _SERVER.fullmatch(settings.server)
    if not match or (match["port"] and not 0 < int(match["port"]) < 65536):
        raise ConfigError(
            f"mail.server = {settings.server!r}: write it as host or host:port, such as smtp.example.org:2525"
        )
    return match["bracketed"] or match["host"], int(match["port"] or _PORTS[settings.tls])


def _connect(host: str, port: int, is_secure: bool) -> smtplib.SMTP:
    if is_secure:
        return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=_TIMEOUT)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
