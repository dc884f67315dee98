"""Every refusal as an OperationOutcome: one table from the kind of refusal to HTTP status and FHIR issue code.

Source: R4 operationoutcome.html, http.html section 3.1.0.1.8 (status codes).
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from sharedcare.access import errors as access
from sharedcare.api import errors as api
from sharedcare.api.call import Reply
from sharedcare.kernel.errors import Refusal
from sharedcare.records import bundles
from sharedcare.records import errors as records
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.validation import Problem


class Kind(NamedTuple):
    """How a kind of refusal is told: HTTP status, and code of the value set issue-type."""

    status: int
    code: str


KINDS: dict[type[Refusal], Kind] = {
    Refusal: Kind(400, "processing"),
    records.MalformedResource: Kind(400, "structure"),
    bundles.NotSupportedInBundle: Kind(400, "not-supported"),
    records.InvalidResource: Kind(422, "invalid"),
    records.IdMismatch: Kind(400, "invalid"),
    records.PersonalId: Kind(400, "invalid"),
    records.NotHere: Kind(404, "not-found"),
    records.VersionConflict: Kind(412, "conflict"),
    records.MultipleMatches: Kind(412, "multiple-matches"),
    records.UnresolvedReference: Kind(422, "not-found"),
    records.DanglingReference: Kind(422, "not-found"),
    records.TakenId: Kind(409, "duplicate"),
    records.BadSearch: Kind(400, "invalid"),
    records.UnknownParameter: Kind(400, "not-supported"),
    records.ChangedTwice: Kind(400, "invalid"),
    DateNotUnderstood: Kind(400, "invalid"),
    access.Unauthenticated: Kind(401, "login"),
    access.NotPermitted: Kind(403, "forbidden"),
    access.NotVisible: Kind(404, "not-found"),
    api.BadRequest: Kind(400, "invalid"),
    api.NoSuchAddress: Kind(404, "not-found"),
    api.NotThere: Kind(404, "not-found"),
    api.Deleted: Kind(410, "deleted"),
    api.MethodNotAllowed: Kind(405, "not-supported"),
    api.NotAcceptable: Kind(406, "not-supported"),
    api.UnsupportedContent: Kind(415, "not-supported"),
    api.TooLarge: Kind(413, "too-long"),
    api.NotSupportedYet: Kind(501, "not-supported"),
    api.CannotBePaged: Kind(400, "too-costly"),
    api.TooFast: Kind(429, "throttled"),
}
"""The nearest kind a refusal derives from counts. A plain Refusal is a client's fault nobody gave a better name."""

# A door says what is wrong, never with whom: what looks like a CPR number is cut from every text that leaves.
_LIKE_CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")


def kind_of(refusal: Refusal) -> Kind:
    """Status and issue code of a refusal. An entry's failure is told as its cause is."""
    if isinstance(refusal, api.EntryFailed):
        return kind_of(refusal.cause)
    return next(KINDS[known] for known in type(refusal).__mro__ if known in KINDS)


def reply_to(refusal: Refusal) -> Reply:
    """The answer that tells a client of a refusal."""
    headers = {}
    if isinstance(refusal, access.Unauthenticated):
        headers["WWW-Authenticate"] = 'Bearer realm="FHIR"'
    if isinstance(refusal, api.MethodNotAllowed):
        headers["Allow"] = refusal.allowed
    if isinstance(refusal, api.TooFast):
        headers["Retry-After"] = str(refusal.seconds)
    return Reply(kind_of(refusal).status, outcome(issues_of(refusal)), headers)


def issues_of(refusal: Refusal) -> list[dict[str, Any]]:
    """The refusal as issues: one for each problem of an invalid resource, else one."""
    if isinstance(refusal, api.EntryFailed):
        place = f"Bundle.entry[{refusal.position}]"
        return [_at_entry(one, place) for one in issues_of(refusal.cause)]
    if isinstance(refusal, records.InvalidResource):
        return problems(refusal.problems)
    found = issue("error", kind_of(refusal).code, refusal.message)
    if isinstance(refusal, records.BadSearch):
        # Names of parameters alone; R4 asks for `http.` before what is not an element.
        found["expression"] = [_without_numbers(f"http.{refusal.parameter.partition(':')[0]}")]
    return [found]


def problems(found: Sequence[Problem]) -> list[dict[str, Any]]:
    """What is wrong with a resource, each with its place as FHIRPath."""
    return [issue("error", one.code, one.text, one.place) for one in found]


def issue(severity: str, code: str, text: str, place: str | None = None) -> dict[str, Any]:
    """One issue of an OperationOutcome."""
    found: dict[str, Any] = {"severity": severity, "code": code, "diagnostics": _without_numbers(text)}
    if place:
        found["expression"] = [_without_numbers(place)]
    return found


def outcome(issues: Sequence[dict[str, Any]]) -> bytes:
    """An OperationOutcome as JSON text."""
    return orjson.dumps({"resourceType": "OperationOutcome", "issue": list(issues)})


def _at_entry(found: dict[str, Any], place: str) -> dict[str, Any]:
    inner = [one for one in found.get("expression", ()) if not one.startswith(("http.", "Bundle."))]
    return {**found, "expression": [f"{place}.resource{_below_type(one)}" for one in inner] or [place]}


def _below_type(expression: str) -> str:
    _, dot, rest = expression.partition(".")
    return dot + rest


def _without_numbers(text: str) -> str:
    return _LIKE_CPR.sub("[number withheld]", text)
