"""SHAREDCARE_MAIL and what belongs to it, from text to what Django's mail takes."""

from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. `is_secure` from the first byte, or `becomes_secure` by STARTTLS before the password."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    is_secure: bool
    becomes_secure: bool


def mail_server(text: str) -> MailServer | None:
    """The server in an address. Raises ValueError, whose text goes on after the name of the variable."""
    if not text:
        return None
    try:
        parts = urlsplit(text)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        port = 0
    if not port or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError("must look like smtps://user:password@mail.example:465, or smtp:// for STARTTLS")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError("must give the mail server both a user and a password, or neither")
    secure = parts.scheme == "smtps"
    return MailServer(parts.hostname, port, user, password, secure, bool(user) and not secure)


def mail_address(text: str) -> str:
    """An address that mail can come from. Raises ValueError as above."""
    if not text:
        return ""
    try:
        found = Address(addr_spec=text)
    except (MessageError, ValueError, IndexError):
        raise ValueError("must be a mail address such as shared-care@care.example") from None
    if not found.username or not found.domain:
        raise ValueError("must be a mail address such as shared-care@care.example")
    return text


def page_address(text: str) -> str:
    """The address of the front page, without a slash at its end. Raises ValueError as above."""
    parts = urlsplit(text)
    if text and (
        parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment
    ):
        raise ValueError("must be the address of the front page, such as https://care.example")
    return text.rstrip("/")
