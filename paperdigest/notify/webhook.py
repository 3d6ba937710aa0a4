"""Webhook: the news of a run as one JSON object, posted to an address of the user's."""

import json
import os
import string

import requests

from paperdigest.address import check_address, check_certificates, host_and_port
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.notify.news import News

_TIMEOUT = 30.0  # seconds, of the connection and of each silence


def check_webhook(url: str) -> None:
    """ConfigError for an address that can be none; it is not shown, for it may hold a secret."""
    try:
        check_address(url, "webhook.url")
    except ConfigError:
        raise ConfigError("webhook.url: give an address that starts with https:// or http:// and a host") from None
    check_certificates(os.environ)


def check_template(template: str) -> None:
    """ConfigError for a template that does not become JSON, or names what there is not."""
    try:
        json.loads(_fill(template, News(())))
    except KeyError as error:
        raise ConfigError(f"webhook.template: unknown ${error.args[0]}; known are $subject, $text, $count") from error
    except ValueError as error:
        raise ConfigError(
            f'webhook.template is no JSON once it is filled in ({error}): write it like {{"text": "$subject"}}'
        ) from error


def body(news: News, template: str) -> str:
    """What is posted: the template with the news filled in, or all of the news without one."""
    return _fill(template, news) if template else json.dumps(news.as_dict(), ensure_ascii=False)


def _fill(template: str, news: News) -> str:
    """The values stand in JSON strings, so they are escaped as such."""
    values = {"subject": news.subject, "text": news.text, "count": str(sum(len(post.items) for post in news.posts))}
    escaped = {name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()}
    return string.Template(template).substitute(escaped)


def post_webhook(news: News, url: str, template: str) -> None:
    """Post it; ServiceError names the host and the status, never the address, which may hold a secret."""
    host = host_and_port(url)
    try:
        with requests.post(
            url,
            data=body(news, template).encode(),
            headers={"Content-Type": "application/json; charset=utf-8"},
            timeout=_TIMEOUT,
            allow_redirects=False,
            stream=True,  # the answer is not read
            auth=lambda request: request,  # or requests would add what ~/.netrc has for the host
            verify=os.environ.get("SSL_CERT_FILE") or True,
        ) as response:
            status = response.status_code
    except (requests.RequestException, UnicodeError) as error:
        raise ServiceError(
            f"the webhook at {host} cannot be reached ({type(error).__name__}): check webhook.url"
        ) from None
    if not 200 <= status < 300:
        raise ServiceError(f"the webhook at {host} answered HTTP {status}: check webhook.url and webhook.template")
