"""Notifying: after a digest run, its news go where the settings say; posts stand whether they arrive or not."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from paperdigest.cli.report import Report
from paperdigest.console import Console
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.notify.news import Item, News, PostNews, Skip
from paperdigest.settings import Settings
from paperdigest.writing.clean import fold
from paperdigest.writing.parse import parse
from paperdigest.writing.post import Entry

_NEW = ("digested", "abstract-only")  # statuses of papers that a run has read
_PASSWORD = "SMTP_PASSWORD"  # noqa: S105 - the name of the variable


class Notifier:
    """Sends news by mail and webhook, as the settings ask for; ConfigError at once when they cannot be right."""

    def __init__(self, settings: Settings, environ: Mapping[str, str], console: Console) -> None:
        self._mail, self._webhook, self._console = settings.mail, settings.webhook, console
        self._password = SecretStr(environ.get(_PASSWORD, ""))
        if self._mail.to:
            from paperdigest.notify.mail import check_mail

            check_mail(self._mail)
        if self._mail.to and self._mail.user and not self._password.get_secret_value():
            raise ConfigError(f"mail.user needs a password: set {_PASSWORD} in the environment")
        if self._webhook.url:
            from paperdigest.notify.webhook import check_webhook

            check_webhook(self._webhook.url)
        if self._webhook.template:
            from paperdigest.notify.webhook import check_template

            check_template(self._webhook.template)

    def send(self, news: News) -> bool:
        """Send what there is; what went wrong is said, and False. Blocks while the servers are asked."""
        done: list[bool] = []
        if self._mail.to and not news.is_empty:
            from paperdigest.notify.mail import send_mail

            done.append(self._try("the mail was sent", lambda: send_mail(news, self._mail, self._password)))
        if self._webhook.url and not news.is_empty:
            from paperdigest.notify.webhook import post_webhook

            url, template = self._webhook.url, self._webhook.template
            done.append(self._try("the webhook was told", lambda: post_webhook(news, url, template)))
        return all(done)

    def _try(self, done: str, work: Callable[[], None]) -> bool:
        try:
            work()
        except ServiceError as error:
            self._console.error(f"not notified: {error}")
            return False
        self._console.say(done)
        return True


def collect_news(report: Report, problem: str = "") -> News:
    """The news of a run, with what the posts say of its new papers.

    A topic that failed stands among what was skipped. A paper that its authors withdrew is found again for days: alone
    it is no news.
    """
    posts = tuple(news for post in report.posts if (news := _post_news(post)).items)
    skipped = [Skip(skip.paper.versioned_id, fold(skip.paper.title), skip.reason) for skip in report.skipped]
    skipped += [Skip("", topic["topic"], topic["reason"]) for topic in report.failed_topics]
    return News(posts, tuple(skipped) if posts or report.failed else (), problem)


def _post_news(post: Mapping[str, Any]) -> PostNews:
    entries = _entries(Path(post["path"]))
    rows = [row for row in post["papers"] if row["status"] in _NEW]
    items = tuple(_item(row, entries.get(row["id"])) for row in rows)
    return PostNews(post["topic"], post["path"], items)


def _entries(path: Path) -> dict[str, Entry]:
    """The sections of a post by versioned id; none when a person has changed it beyond recognition."""
    try:
        post = parse(path.read_text(encoding="utf-8"))
    except (ConfigError, OSError, UnicodeDecodeError):
        return {}
    return {f"{entry.id}v{entry.version}" if entry.version else entry.id: entry for entry in post.entries}


def _item(row: Mapping[str, Any], entry: Entry | None) -> Item:
    if entry is None:
        return Item(row["id"], fold(row["title"]), "")
    takeaways = tuple(line.words for line in entry.takeaways)
    return Item(row["id"], fold(row["title"]), entry.link, entry.summary.words, takeaways)
