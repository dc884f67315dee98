"""What form the client wants its answer in: JSON and nothing else, whole or minimal, strict or lenient.

Source: R4 http.html sections 3.1.0.1.9 (_format), 3.1.0.1.10 (_pretty) and 3.1.0.1.11 (Prefer).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from sharedcare.api.call import Parameters
from sharedcare.api.errors import BadRequest, NotAcceptable, UnsupportedContent

CONTENT_TYPE = "application/fhir+json; charset=utf-8"

_JSON = frozenset({"json", "application/json", "application/fhir+json", "application/fhir json", "text/json"})
_ANY = frozenset({"*/*", "application/*"})
_FORM = "application/x-www-form-urlencoded"

Return = Literal["minimal", "representation", "OperationOutcome"]


def require_json(parameters: Parameters, headers: Mapping[str, str]) -> None:
    """Raise NotAcceptable unless the client takes JSON. `_format` counts more than the header Accept."""
    for name, value in parameters:
        if name == "_format":
            if value.partition(";")[0].strip().lower() not in _JSON:
                raise NotAcceptable("This server speaks FHIR in JSON only: _format=json, or leave it out.")
            return
    if not _accepts_json(headers.get("HTTP_ACCEPT", "")):
        raise NotAcceptable("This server speaks FHIR in JSON only: Accept: application/fhir+json.")


def require_json_body(headers: Mapping[str, str]) -> None:
    """Raise UnsupportedContent unless the body is announced as JSON in UTF-8 that is not compressed."""
    if headers.get("HTTP_CONTENT_ENCODING", "identity").strip().lower() not in ("identity", ""):
        raise UnsupportedContent("A compressed body is not taken. Send it as it is.")
    media, charset = _content_type(headers.get("CONTENT_TYPE", ""))
    if media not in _JSON or charset not in ("", "utf-8", "utf8"):
        raise UnsupportedContent("Send the body as JSON in UTF-8: Content-Type: application/fhir+json.")


def is_form(headers: Mapping[str, str]) -> bool:
    """Whether the body holds search parameters as an HTML form would send them."""
    return _content_type(headers.get("CONTENT_TYPE", ""))[0] == _FORM


def wants_pretty(parameters: Parameters) -> bool:
    """Whether a person reads along: `_pretty=true`."""
    return ("_pretty", "true") in parameters


def returns(headers: Mapping[str, str]) -> Return:
    """What a change is answered with. Without a preference it is the resource as stored."""
    preferred = _preferences(headers.get("HTTP_PREFER", "")).get("return", "representation")
    found: dict[str, Return] = {"minimal": "minimal", "operationoutcome": "OperationOutcome"}
    return found.get(preferred.lower(), "representation")


def is_lenient(headers: Mapping[str, str]) -> bool:
    """Whether unknown search parameters are to be left out instead of refused. Raises BadRequest."""
    handling = _preferences(headers.get("HTTP_PREFER", "")).get("handling", "strict").lower()
    if handling not in ("strict", "lenient"):
        raise BadRequest("Prefer: handling= is strict or lenient.")
    return handling == "lenient"


@lru_cache(maxsize=256)
def _accepts_json(accept: str) -> bool:
    if not accept.strip():
        return True
    for part in accept.split(","):
        media, *options = (piece.strip().lower() for piece in part.split(";"))
        if (media in _JSON or media in _ANY) and not any(_is_zero(option) for option in options):
            return True
    return False


def _is_zero(option: str) -> bool:
    name, _, value = option.partition("=")
    return name.strip() == "q" and value.strip().rstrip("0").rstrip(".") in ("", "0")


@lru_cache(maxsize=256)
def _content_type(text: str) -> tuple[str, str]:
    media, *options = (piece.strip().lower() for piece in text.split(";"))
    charset = next(
        (option.partition("=")[2].strip('" ') for option in options if option.startswith("charset=")), ""
    )
    return media, charset


@lru_cache(maxsize=256)
def _preferences(prefer: str) -> dict[str, str]:
    pairs = (piece.partition("=") for part in prefer.split(",") for piece in part.split(";"))
    return {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}
