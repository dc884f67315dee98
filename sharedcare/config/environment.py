"""What an operator can set, read from the environment once, checked, and documented here.

`docs/reference/settings.md` is this list; a test compares the two.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sharedcare.access.openid.types import Provider
from sharedcare.config import values
from sharedcare.config.frames import origins
from sharedcare.config.mail import MailServer, mail_address, mail_server, page_address
from sharedcare.config.providers import providers
from sharedcare.kernel.errors import Refusal


class EnvironmentIsWrong(Refusal):
    """One or more environment variables hold something that cannot be used; the text names all of them."""


def _variable(name: str, *, default: str, read: Callable[[str], Any], doc: str) -> Any:
    return field(metadata={"name": name, "default": default, "read": read, "doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Every setting there is, with its meaning."""

    home: Path = _variable(
        "SHAREDCARE_HOME",
        default="",
        read=values.home,
        doc=(
            "The folder of all state; the embedded database lies in it. A relative path is meant from the current folder. "
            "By default `var` in the checkout, or in the current folder where there is no checkout. "
            "Instances with a folder each can stand side by side."
        ),
    )
    database_url: str = _variable(
        "DATABASE_URL",
        default="",
        read=values.database_url,
        doc="A PostgreSQL, 15 or newer, to use instead of the embedded one: `postgresql://user:password@host:5432/database`.",
    )
    time_zone: ZoneInfo = _variable(
        "SHAREDCARE_TIME_ZONE",
        default="Europe/Copenhagen",
        read=values.time_zone,
        doc="The time zone that dates and times without a zone are meant in.",
    )
    hosts: tuple[str, ...] = _variable(
        "SHAREDCARE_HOSTS",
        default="localhost,127.0.0.1,[::1]",
        read=values.hosts,
        doc="The host names this is reached by, separated by commas, without a port; a leading dot admits all names below.",
    )
    urls: tuple[str, ...] = _variable(
        "SHAREDCARE_URLS",
        default="",
        read=values.urls,
        doc="Addresses of the FHIR door, such as `https://care.example/fhir`, separated by commas: references that begin with one are our own.",
    )
    workers: int = _variable(
        "SHAREDCARE_WORKERS",
        default=str(min(max(os.cpu_count() or 1, 1), 256)),
        read=values.count,
        doc="Web server processes; by default as many as there are processors.",
    )
    threads: int = _variable(
        "SHAREDCARE_THREADS",
        default="3",
        read=values.count,
        doc="Threads in each web server process; each holds one connection to the database.",
    )
    patience: int = _variable(
        "SHAREDCARE_PATIENCE",
        default="30",
        read=values.number(1, 3600, of="seconds"),
        doc="Seconds after which a question of the web server to the database is given up, so that none can stop the others.",
    )
    proxy: bool = _variable(
        "SHAREDCARE_PROXY",
        default="0",
        read=values.yes,
        doc=(
            "1 when a proxy stands in front that sets `X-Forwarded-For` and `X-Forwarded-Proto` itself: cookies are then "
            "kept to https, and the trail tells the address beyond the proxy. Needed where other machines can reach this."
        ),
    )
    secret_key: str = _variable(
        "SHAREDCARE_SECRET_KEY",
        default="",
        read=values.secret_key,
        doc=(
            "What sessions are signed with and the keys of second factors sealed with, at least 32 characters; the same on "
            "all machines that serve one database. Whoever changes it has everybody set up the second factor anew. "
            "Needed where other machines can reach this; else by default a key that is made once and kept in the file "
            "`secret-key` in SHAREDCARE_HOME."
        ),
    )
    second_factor: bool = _variable(
        "SHAREDCARE_SECOND_FACTOR",
        default="1",
        read=values.yes,
        doc=(
            "1 when nobody signs in with a password alone: whoever has no second factor yet sets one up when signing in. "
            "The accounts of the demonstration need none."
        ),
    )
    idle_minutes: int = _variable(
        "SHAREDCARE_IDLE_MINUTES",
        default="30",
        read=values.number(1, 600, of="minutes"),
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
    frames: tuple[str, ...] = _variable(
        "SHAREDCARE_FRAMES",
        default="",
        read=origins,
        doc="The systems inside whose pages ours may be shown, as origins such as `https://journal.example`, separated by commas; by default nobody's.",
    )
    pace_client: int = _variable(
        "SHAREDCARE_PACE_CLIENT",
        default="120000",
        read=values.rate,
        doc="Requests a minute that one system client may make at the FHIR door; so many may come at once. Each web server process counts for itself, here and below; 0 is no limit.",
    )
    pace_person: int = _variable(
        "SHAREDCARE_PACE_PERSON",
        default="600",
        read=values.rate,
        doc="Pages a minute that one person who has signed in may ask for.",
    )
    pace_search: int = _variable(
        "SHAREDCARE_PACE_SEARCH",
        default="60",
        read=values.rate,
        doc="Searches for patients, by CPR number or else, that one person may make in a minute; opening a record in an emergency counts as six.",
    )
    pace_sign_in: int = _variable(
        "SHAREDCARE_PACE_SIGN_IN",
        default="120",
        read=values.rate,
        doc="Times a minute that something may be sent from the pages of signing in, from one network address. Raise it where a large house is behind one address.",
    )
    pace_stranger: int = _variable(
        "SHAREDCARE_PACE_STRANGER",
        default="3000",
        read=values.rate,
        doc="Requests a minute from one network address (of IPv6 its first 64 bits) by nobody known: pages before signing in, and separately the FHIR door without a token that was good before.",
    )
    largest_document: int = _variable(
        "SHAREDCARE_LARGEST_DOCUMENT",
        default="10",
        read=values.number(1, 100, of="megabytes"),
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
        read=values.log_level,
        doc="The least serious log line to write: DEBUG, INFO, WARNING or ERROR.",
    )
    age_of_decision: int = _variable(
        "SHAREDCARE_AGE_OF_DECISION",
        default="15",
        read=values.number(1, 25, of="years"),
        doc="From which age on a patient decides about the record: below it whoever has custody does (in Denmark 15, sundhedsloven § 17).",
    )
    age_of_majority: int = _variable(
        "SHAREDCARE_AGE_OF_MAJORITY",
        default="18",
        read=values.number(1, 25, of="years"),
        doc="From which age on a patient decides alone: below it the parents are told and included (in Denmark 18).",
    )
    demo: bool = _variable(
        "SHAREDCARE_DEMO",
        default="0",
        read=values.yes,
        doc="1 when everybody in here is made up: the pages then say so, and one can sign in as the cast. `make demo` sets it; no other database is served with it.",
    )


def read_environment(variables: Mapping[str, str]) -> Environment:
    """The settings in `variables`; refuses with all that is wrong with them, not only the first."""
    found: dict[str, Any] = {}
    wrong: list[str] = []
    for each in fields(Environment):
        name = each.metadata["name"]
        text = variables.get(name, "").strip() or each.metadata["default"]
        try:
            found[each.name] = each.metadata["read"](text)
        except ValueError as error:
            # The text itself is not repeated: DATABASE_URL holds a password.
            wrong.append(f"{name} {error}.")
    if found.get("mail") is not None:
        lacking = [name for name in ("mail_from", "address") if found.get(name) == ""]
        wrong += [f"SHAREDCARE_{name.upper()} is needed with SHAREDCARE_MAIL." for name in lacking]
    if wrong:
        raise EnvironmentIsWrong("The environment cannot be used. " + " ".join(wrong))
    return Environment(**found)
