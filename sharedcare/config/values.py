"""How what an operator writes into the environment is read: each takes a text and gives what it means.

All raise ValueError with the end of a sentence that begins with the name of the variable. None repeats the text, which may
be a secret.
"""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOST = re.compile(r"\*|\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f]*:[0-9a-f:.]+\]", re.IGNORECASE)


_SHORTEST_KEY = 32
_FEWEST_DIFFERENT = 10


def home(text: str) -> Path:
    """The folder of all state, absolute."""
    if text:
        try:
            return Path(text).expanduser().absolute()
        except RuntimeError:
            raise ValueError("must be a folder; after its ~ stands no user of this machine") from None
    checkout = Path(__file__).parents[2]
    # From wherever the command is called, a checkout has one folder of state.
    place = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    return place / "var"


def database_url(text: str) -> str:
    """The address of a PostgreSQL; empty for the embedded one."""
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


def time_zone(text: str) -> ZoneInfo:
    """A time zone by its name."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("must be the name of a time zone, such as Europe/Copenhagen") from None


def hosts(text: str) -> tuple[str, ...]:
    """Host names, at least one."""
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    # What no request can ever name would be accepted here and then refused at the door, without a word why.
    if not hosts or not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError(
            "must be host names such as care.example or [::1], separated by commas, without http:// and without a port"
        )
    return hosts


def number(least: int, most: int, *, of: str = "") -> Callable[[str], int]:
    """A reader of whole numbers between two bounds; `of` says of what."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number{f' of {of}' if of else ''} from {least} to {most}")
        return int(text)

    return read


count = number(1, 256)
rate = number(0, 10_000_000, of="requests")


def urls(text: str) -> tuple[str, ...]:
    """Addresses of http or https."""
    urls = tuple(url.strip() for url in text.split(",") if url.strip())
    if not all(url.startswith(("http://", "https://")) for url in urls):
        raise ValueError("must be addresses that begin with http:// or https://, separated by commas")
    return urls


def yes(text: str) -> bool:
    """Whether it is 1."""
    if text not in {"0", "1"}:
        raise ValueError("must be 1 for yes or 0 for no")
    return text == "1"


def secret_key(text: str) -> str:
    """A key that is long and cannot be guessed; empty for none."""
    if text and len(text) < _SHORTEST_KEY:
        raise ValueError(f"must have at least {_SHORTEST_KEY} characters")
    if text and len(set(text)) < _FEWEST_DIFFERENT:
        raise ValueError("can be guessed: make one with `openssl rand -base64 48`")
    return text


def log_level(text: str) -> str:
    """A level of logging, in capitals."""
    level = text.upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return level
