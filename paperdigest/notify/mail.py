"""Mail: the news of a run, as text and HTML, by SMTP."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from pydantic import SecretStr

from paperdigest.errors import ServiceError
from paperdigest.notify.news import News
from paperdigest.settings import MailSettings

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_TIMEOUT = 30.0  # seconds, of the connection and of each silence


def compose_mail(news: News, settings: MailSettings) -> EmailMessage:
    """The message; clients that show HTML take its second part."""
    message = EmailMessage()
    message["Subject"] = "".join(letter for letter in news.subject if letter.isprintable())
    message["From"] = settings.sender or settings.user or settings.to[0]
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
    host, _, port = settings.server.rpartition(":") if ":" in settings.server else (settings.server, "", "")
    try:
        with _connect(host, int(port) if port else _PORTS[settings.tls], settings.tls == "tls") as server:
            if settings.tls == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, password.get_secret_value())
            server.send_message(compose_mail(news, settings))
    except smtplib.SMTPAuthenticationError as error:
        raise ServiceError(f"{host} refuses the login of {settings.user}: check mail.user and SMTP_PASSWORD") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise ServiceError(f"{host} refuses the recipients {', '.join(error.recipients)}: check mail.to") from error
    except ssl.SSLError as error:
        raise ServiceError(
            f"no secure connection to {host} ({error.reason}): check mail.server and mail.tls"
        ) from error
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise ServiceError(f"the mail was not sent by {settings.server}: {_reason(error)}") from error


def _connect(host: str, port: int, is_secure: bool) -> smtplib.SMTP:
    if is_secure:
        return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=_TIMEOUT)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
