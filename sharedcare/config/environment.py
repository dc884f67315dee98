"""What an operator can set, read from the environment once, checked, and documented here.

`docs/reference/settings.md` is this list; a test compares the two.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sharedcare.access.openid.types import Provider
from sharedcare.config.mail import MailServer, mail_address, mail_server, page_address
from sharedcare.config.providers import providers
from sharedcare.kernel.errors import Refusal

_HOST = re.compile(r"\*|\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f]*:[0-9a-f:.]+\]", re.IGNORECASE)


_SHORTEST_KEY = 32


class EnvironmentIsWrong(Refusal):
    """One or more environment variables hold something that cannot be used; the text names all of them."""


def _home(text: str) -> Path:
    if text:
        try:
            return Path(text).expanduser().absolute()
        except RuntimeError:
            raise ValueError("must be a folder; after its ~ stands no user of this machine") from None
    checkout = Path(__file__).parents[2]
    # From wherever the command is called, a checkout has one folder of state.
    place = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    return place / "var"


def _database_url(text: str) -> str:
    if not text:
        return text
    try:
        parts = urlsplit(text)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        port_is_number = False
    if not port_is_number or parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError("must look like postgresql://user:password@host:5432/database")
    return text


def _time_zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("must be the name of a time zone, such as Europe/Copenhagen") from None


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    # What no request can ever name would be accepted here and then refused at the door, without a word why.
    if not hosts or not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError(
            "must be host names such as care.example or [::1], separated by commas, without http:// and without a port"
        )
    return hosts


def _number(least: int, most: int, *, of: str = "") -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number{f' of {of}' if of else ''} from {least} to {most}")
        return int(text)

    return read


_count = _number(1, 256)


def _urls(text: str) -> tuple[str, ...]:
    urls = tuple(url.strip() for url in text.split(",") if url.strip())
    if not all(url.startswith(("http://", "https://")) for url in urls):
        raise ValueError("must be addresses that begin with http:// or https://, separated by commas")
    return urls


def _yes(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("must be 1 for yes or 0 for no")
    return text == "1"


def _secret_key(text: str) -> str:
    if text and len(text) < _SHORTEST_KEY:
        raise ValueError(f"must have at least {_SHORTEST_KEY} characters")
    return text


def _log_level(text: str) -> str:
    level = text.upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return level


def _variable(name: str, *, default: str, read: Callable[[str], Any], doc: str) -> Any:
    return field(metadata={"name": name, "default": default, "read": read, "doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Every setting there is, with its meaning."""

    home: Path = _variable(
        "SHAREDCARE_HOME",
        default="",
        read=_home,
        doc=(
            "The folder of all state; the embedded database lies in it. A relative path is meant from the current folder. "
            "By default `var` in the checkout, or in the current folder where there is no checkout. "
            "Instances with a folder each can stand side by side."
        ),
    )
    database_url: str = _variable(
        "DATABASE_URL",
        default="",
        read=_database_url,
        doc="A PostgreSQL, 15 or newer, to use instead of the embedded one: `postgresql://user:password@host:5432/database`.",
    )
    time_zone: ZoneInfo = _variable(
        "SHAREDCARE_TIME_ZONE",
        default="Europe/Copenhagen",
        read=_time_zone,
        doc="The time zone that dates and times without a zone are meant in.",
    )
    hosts: tuple[str, ...] = _variable(
        "SHAREDCARE_HOSTS",
        default="localhost,127.0.0.1,[::1]",
        read=_hosts,
        doc="The host names this is reached by, separated by commas, without a port; a leading dot admits all names below.",
    )
    urls: tuple[str, ...] = _variable(
        "SHAREDCARE_URLS",
        default="",
        read=_urls,
        doc="Addresses of the FHIR door, such as `https://care.example/fhir`, separated by commas: references that begin with one are our own.",
    )
    workers: int = _variable(
        "SHAREDCARE_WORKERS",
        default=str(min(max(os.cpu_count() or 1, 1), 256)),
        read=_count,
        doc="Web server processes; by default as many as there are processors.",
    )
    threads: int = _variable(
        "SHAREDCARE_THREADS",
        default="3",
        read=_count,
        doc="Threads in each web server process; each holds one connection to the database.",
    )
    patience: int = _variable(
        "SHAREDCARE_PATIENCE",
        default="30",
        read=_number(1, 3600, of="seconds"),
        doc="Seconds after which a question of the web server to the database is given up, so that none can stop the others.",
    )
    proxy: bool = _variable(
        "SHAREDCARE_PROXY",
        default="0",
        read=_yes,
        doc=(
            "1 when a proxy stands in front that sets `X-Forwarded-For` and `X-Forwarded-Proto` itself: cookies are then "
            "kept to https, and the trail tells the address beyond the proxy."
        ),
    )
    secret_key: str = _variable(
        "SHAREDCARE_SECRET_KEY",
        default="",
        read=_secret_key,
        doc=(
            "What sessions are signed with and the keys of second factors sealed with, at least 32 characters; the same on "
            "all machines that serve one database. Whoever changes it has everybody set up the second factor anew. "
            "By default a key that is made once and kept in the file `secret-key` in SHAREDCARE_HOME."
        ),
    )
    second_factor: bool = _variable(
        "SHAREDCARE_SECOND_FACTOR",
        default="1",
        read=_yes,
        doc=(
            "1 when nobody signs in with a password alone: whoever has no second factor yet sets one up when signing in. "
            "The accounts of the demonstration need none."
        ),
    )
    idle_minutes: int = _variable(
        "SHAREDCARE_IDLE_MINUTES",
        default="30",
        read=_number(1, 600, of="minutes"),
        doc="Minutes without a page or a key after which a session ends, from 1 to 600. Two minutes before, the page asks.",
    )
    providers: tuple[Provider, ...] = _variable(
        "SHAREDCARE_OPENID",
        default="",
        read=providers,
        doc=(
            "The OpenID providers that people can sign in at: a JSON array with an object for each, as "
            '"Signing in with OpenID" explains. It holds secrets of clients.'
        ),
    )
    largest_document: int = _variable(
        "SHAREDCARE_LARGEST_DOCUMENT",
        default="10",
        read=_number(1, 100, of="megabytes"),
        doc="Megabytes that the document of an agreement may have, from 1 to 100.",
    )
    mail: MailServer | None = _variable(
        "SHAREDCARE_MAIL",
        default="",
        read=mail_server,
        doc=(
            "The mail server by which reminders go out: `smtps://user:password@mail.example:465`, or `smtp://` with STARTTLS "
            "where a password is given; signs such as `@` in a password as `%40`. Without it nothing is mailed."
        ),
    )
    mail_from: str = _variable(
        "SHAREDCARE_MAIL_FROM",
        default="",
        read=mail_address,
        doc="The address that mail comes from, such as `shared-care@care.example`. Needed with SHAREDCARE_MAIL.",
    )
    address: str = _variable(
        "SHAREDCARE_ADDRESS",
        default="",
        read=page_address,
        doc="The address of the front page, such as `https://care.example`: links in mail begin with it. Needed with SHAREDCARE_MAIL.",
    )
    log_level: str = _variable(
        "SHAREDCARE_LOG_LEVEL",
        default="INFO",
        read=_log_level,
        doc="The least serious log line to write: DEBUG, INFO, WARNING or ERROR.",
    )
    age_of_decision: int = _variable(
        "SHAREDCARE_AGE_OF_DECISION",
        default="15",
        read=_number(1, 25, of="years"),
        doc="From which age on a patient decides about the record: below it whoever has custody does (in Denmark 15, sundhedsloven § 17).",
    )
    age_of_majority: int = _variable(
        "SHAREDCARE_AGE_OF_MAJORITY",
        default="18",
        read=_number(1, 25, of="years"),
        doc="From which age on a patient decides alone: below it the parents are told and included (in Denmark 18).",
    )
    demo: bool = _variable(
        "SHAREDCARE_DEMO",
        default="0",
        read=_yes,
        doc="1 when everybody in here is made up: the pages then say so. `make demo` sets it.",
    )


def read_environment(variables: Mapping[str, str]) -> Environment:
    """The settings in `variables`; refuses with all that is wrong with them, not only the first."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for each in fields(Environment):
        name = each.metadata["name"]
        text = variables.get(name, "").strip() or each.metadata["default"]
        try:
            values[each.name] = each.metadata["read"](text)
        except ValueError as error:
            # The text itself is not repeated: DATABASE_URL holds a password.
            wrong.append(f"{name} {error}.")
    if values.get("mail") is not None:
        lacking = [name for name in ("mail_from", "address") if values.get(name) == ""]
        wrong += [f"SHAREDCARE_{name.upper()} is needed with SHAREDCARE_MAIL." for name in lacking]
    if wrong:
        raise EnvironmentIsWrong("The environment cannot be used. " + " ".join(wrong))
    return Environment(**values)
