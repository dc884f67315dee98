"""From FHIR R4 to the facts that relations are made of. Pure. docs/reference/resources.md says which forms are ours."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from sharedcare.access.grants.types import (
    ALWAYS,
    Agreement,
    Emergency,
    Enrolment,
    Organisation,
    Permission,
    Prohibition,
    Proxy,
    Role,
    Seat,
    Span,
)
from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.indexing.dates import LATEST, interval_of, interval_of_period
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.indexing.locality import Locality
from sharedcare.records.indexing.references import literal

PROGRAMME, SECTOR, ROLE, TASK = (f"urn:sharedcare:{name}" for name in ("programme", "sector", "role", "task"))
PROXY_LEVEL = "urn:sharedcare:proxy-level"
EMERGENCY = "emergency-access"
SOR = "urn:oid:1.2.208.176.1.1"
_SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope"
LEVELS = {"see": 1, "measure": 2, "write": 3}
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
RESTRICTED, WITHHELD, VERY_RESTRICTED = 1, 2, 3
"""What it takes to see what is hidden: a clearance above the level. Nobody's role has one above the last."""
_LABELS = {"R": RESTRICTED, "V": VERY_RESTRICTED}

Tree = Mapping[str, Any]
_TICK = timedelta(microseconds=1)


def enrolment(tree: Tree, place: Locality) -> Enrolment | None:
    """An EpisodeOfCare that goes on, even if it rests."""
    programme = _code(tree.get("type"), PROGRAMME)
    if tree.get("status") not in ("active", "onhold") or not programme:
        return None
    return Enrolment(programme, _span(tree.get("period"), place))


def seats(tree: Tree, place: Locality) -> Iterator[Seat]:
    """The places on a CareTeam that is at work. Who acts on behalf of an organisation sits there for it."""
    if tree.get("status") != "active":
        return
    whole = _span(tree.get("period"), place)
    for one in tree.get("participant", ()):
        key = _key(one.get("onBehalfOf"), ("Organization",), place) or _key(
            one.get("member"), ("PractitionerRole", "Organization"), place
        )
        span = _span(one.get("period"), place).within(whole)
        if key is not None and span is not None:
            yield Seat(key, span)


def permissions(tree: Tree, place: Locality) -> Iterator[Permission]:
    """What a Consent to sharing permits, programme by programme, from the day it was given."""
    provision = tree.get("provision", {})
    is_about_sharing = _codes(tree.get("scope"), _SCOPES) == ["patient-privacy"]
    if tree.get("status") != "active" or provision.get("type") != "permit" or not is_about_sharing:
        return
    # What we do not understand may take back what the rest seems to give.
    if not provision.keys() <= {"type", "period", "code"}:
        return
    span = _span(provision.get("period"), place).within(_from(tree.get("dateTime"), place))
    if span is None:
        return
    for one in provision.get("code", ()):
        for programme in _codes(one, PROGRAMME):
            yield Permission(programme, span)


def prohibition(tree: Tree, place: Locality) -> Prohibition | None:
    """What a Consent forbids."""
    provision = tree.get("provision", {})
    if tree.get("status") != "active" or provision.get("type") != "deny":
        return None
    actors = (_key(one.get("reference"), ("Organization",), place) for one in provision.get("actor", ()))
    entries = (_key(one.get("reference"), (), place) for one in provision.get("data", ()))
    kinds = (one.get("code", "") for one in provision.get("class", ()))
    return Prohibition(
        source=_own_key(tree),
        organizations=tuple(key for key in actors if key is not None),
        entries=tuple(key for key in entries if key is not None),
        kinds=tuple(name for name in kinds if is_resource_type(name)),
    )


def proxy(tree: Tree, place: Locality) -> Proxy | None:
    """A RelatedPerson whom the patient lets in."""
    level = next(
        (
            LEVELS.get(one.get("valueCode", ""))
            for one in tree.get("extension", ())
            if one.get("url") == PROXY_LEVEL
        ),
        None,
    )
    if level is None or tree.get("active") is False:
        return None
    return Proxy(_own_key(tree), level, _span(tree.get("period"), place))


def emergency(tree: Tree, place: Locality) -> Emergency | None:
    """A Task that says that a role looks into the record in an emergency."""
    if not is_emergency(tree) or tree.get("status") in ("cancelled", "rejected", "entered-in-error"):
        return None
    role = _key(tree.get("owner"), ("PractitionerRole",), place)
    period = tree.get("executionPeriod", {})
    if role is None or not period.get("start") or not period.get("end"):
        return None
    return Emergency(_own_key(tree), role, _span(period, place))


def is_emergency(tree: Tree) -> bool:
    """Whether a Task is about access in an emergency."""
    return EMERGENCY in _codes(tree.get("code"), TASK)


def label(tree: Tree) -> int:
    """What it takes to see a resource by its security labels; 0 for what is as open as anything."""
    found = (
        _LABELS.get(one.get("code", ""), 0)
        for one in tree.get("meta", {}).get("security", ())
        if one.get("system") == CONFIDENTIALITY
    )
    return max(found, default=0)


def agreement(tree: Tree, place: Locality) -> Agreement | None:
    """A Contract that is in force: every party has signed, and it says so."""
    programme = _code([tree.get("topicCodeableConcept")], PROGRAMME)
    if tree.get("status") != "executed" or not programme:
        return None
    parties = {
        _key(reference, ("Organization",), place)
        for term in tree.get("term", ())
        for party in term.get("offer", {}).get("party", ())
        for reference in party.get("reference", ())
    } - {None}
    signed = {_key(one.get("party"), ("Organization",), place) for one in tree.get("signer", ())}
    if len(parties) < 2 or not parties <= signed:
        return None
    return Agreement(
        programme,
        tuple(sorted(key for key in parties if key is not None)),
        _span(tree.get("applies"), place),
    )


def organisation(tree: Tree, place: Locality) -> Organisation | None:
    """An Organization that is not ended."""
    if tree.get("active") is False:
        return None
    sor = (one.get("value") for one in tree.get("identifier", ()) if one.get("system") == SOR)
    return Organisation(
        key=_own_key(tree),
        id=str(tree["id"]),
        name=str(tree.get("name", "")),
        sector=_code(tree.get("type"), SECTOR),
        sor=next(sor, None),
        part_of=_key(tree.get("partOf"), ("Organization",), place),
    )


def role(tree: Tree, place: Locality) -> Role | None:
    """A PractitionerRole that is not ended."""
    if tree.get("active") is False:
        return None
    codes = tree.get("code", ())
    return Role(
        key=_own_key(tree),
        id=str(tree["id"]),
        practitioner=_key(tree.get("practitioner"), ("Practitioner",), place),
        organization=_key(tree.get("organization"), ("Organization",), place),
        code=_code(codes, ROLE),
        title=next((str(one["text"]) for one in codes if one.get("text")), ""),
        span=_span(tree.get("period"), place),
    )


def _own_key(tree: Tree) -> int:
    return key64(f"{tree['resourceType']}/{tree['id']}")


def _key(reference: Any, types: tuple[str, ...], place: Locality) -> int | None:
    """The key of what is referred to, if it is of one of these types, or of any when none is named."""
    text = (reference or {}).get("reference")
    found = literal(text, place.own_urls) if text else None
    return found.key if found is not None and (not types or found.type in types) else None


def _codes(concept: Any, system: str) -> list[str]:
    """The codes of a system in a CodeableConcept or a Coding."""
    codings = (concept or {}).get("coding", [concept] if concept and "code" in concept else [])
    return [str(one["code"]) for one in codings if one.get("system") == system and one.get("code")]


def _code(concepts: Iterable[Any] | None, system: str) -> str:
    return next((code for one in concepts or () for code in _codes(one, system)), "")


def _span(period: Any, place: Locality) -> Span:
    """A Period, to the end of its last day. One that cannot be read counts never."""
    try:
        found = interval_of_period(period or {}, place.zone)
    except DateNotUnderstood:
        return Span(LATEST, LATEST)
    return ALWAYS if found is None else Span(found[0], min(found[1], LATEST - _TICK) + _TICK)


def _from(moment: Any, place: Locality) -> Span:
    try:
        return Span(interval_of(moment, place.zone)[0]) if moment else ALWAYS
    except DateNotUnderstood:
        return Span(LATEST, LATEST)
