"""Addresses: their query, read and written.

A CPR number never stands in an address that is made here. Who searches for one does it by POST, and the links of
the answer leave it out.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, quote, urlencode

from sharedcare.api.call import Parameters
from sharedcare.api.errors import BadRequest, CannotBePaged

_AT_MOST = 1000
_PERSONAL = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
_SAFE_IN_QUERY = "/:|,$-._~"


def query(text: str) -> Parameters:
    """The parameters of a query or form, in their order. Raises BadRequest for what is not UTF-8 or holds a NUL."""
    if not text:
        return []
    try:
        found = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_AT_MOST)
        for name, value in found:
            f"{name}{value}".encode()  # a lone surrogate has no place in UTF-8
    except ValueError:
        raise BadRequest(
            f"The parameters cannot be read: at most {_AT_MOST}, percent-encoded as UTF-8."
        ) from None
    if any("\0" in name or "\0" in value for name, value in found):
        raise BadRequest("The parameters hold a NUL character, which no value in FHIR has.")
    return found


def wsgi_query(text: str) -> Parameters:
    """The parameters of a WSGI QUERY_STRING, whose characters are bytes."""
    try:
        return query(text if text.isascii() else text.encode("latin-1").decode())
    except UnicodeError:
        raise BadRequest("The parameters are not UTF-8.") from None


def links(
    address: str, applied: Sequence[tuple[str, str]], *, cursor: str | None, posted: bool
) -> list[tuple[str, str]]:
    """The links of a page: itself, and the next one if there is one (from `cursor` on).

    What was posted was perhaps posted to keep it out of addresses, so what names a person is left out of the
    links. The next page could then not be found by its link: raises CannotBePaged.
    """
    shown = [
        (name, value)
        for name, value in applied
        if name != "_cursor" and not (posted and _names_person(name, value))
    ]
    found = [("self", _url(address, [*shown, *(pair for pair in applied if pair[0] == "_cursor")]))]
    if cursor is not None:
        if posted and any(_names_person(name, value) for name, value in applied):
            raise CannotBePaged(
                "This search names a person and finds more than one page: ask for a larger _count."
            )
        found.append(("next", _url(address, [*shown, ("_cursor", cursor)])))
    return found


def _names_person(name: str, value: str) -> bool:
    return "identifier" in name or _PERSONAL.search(value) is not None


def _url(address: str, parameters: Sequence[tuple[str, str]]) -> str:
    if not parameters:
        return address
    return f"{address}?{urlencode(parameters, safe=_SAFE_IN_QUERY, quote_via=quote)}"
