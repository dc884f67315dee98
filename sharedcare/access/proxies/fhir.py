"""A relative as FHIR R4 RelatedPerson. Pure. docs/reference/resources.md has the form."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sharedcare.access.grants.fhir import LEVELS, PROXY_LEVEL
from sharedcare.access.proxies.types import Proxy, Wanted
from sharedcare.records.names import human_name

_ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_BY_LAW = frozenset({"GUARD", "CUST"})
"""v3 RoleCode: guardian, custodian."""
_CODES = {level: code for code, level in LEVELS.items()}
Tree = dict[str, Any]


def related_person(*, patient: str, wanted: Wanted, today: date) -> Tree:
    """Somebody who is let in from today on."""
    given, _, family = wanted.name.rpartition(" ")
    name = {
        "text": wanted.name,
        **({"family": family} if family else {}),
        **({"given": [given]} if given else {}),
    }
    phone = [{"system": "phone", "value": wanted.phone}] if wanted.phone else []
    return _let_in(
        {
            "resourceType": "RelatedPerson",
            "active": True,
            "patient": {"reference": f"Patient/{patient}"},
            **({"relationship": [{"text": wanted.relation}]} if wanted.relation else {}),
            "name": [name],
            **({"telecom": phone} if phone else {}),
        },
        wanted.level,
        wanted.until,
        since=today,
    )


def changed(tree: Mapping[str, Any], *, level: int, until: date, today: date) -> Tree:
    """The same person, let in so far and until then."""
    since = tree.get("period", {}).get("start")
    return _let_in(tree, level, until, since=since or today)


def ended(tree: Mapping[str, Any], *, at: datetime) -> Tree:
    """The same person, let in no longer; that they are a relative stays."""
    others = [one for one in tree.get("extension", ()) if one.get("url") != PROXY_LEVEL]
    period = {**tree.get("period", {}), "end": at.isoformat()}
    bare = {name: value for name, value in tree.items() if name != "extension"}
    return {**bare, **({"extension": others} if others else {}), "period": period}


def proxy(tree: Mapping[str, Any], version: int, *, zone: tzinfo) -> Proxy:
    """A RelatedPerson as people read it."""
    levels = (one.get("valueCode") for one in tree.get("extension", ()) if one.get("url") == PROXY_LEVEL)
    relations = tree.get("relationship", ())
    coded = {
        each.get("code")
        for one in relations
        for each in one.get("coding", ())
        if each.get("system") == _ROLES
    }
    period = tree.get("period", {})
    is_active = tree.get("active", True) is not False
    return Proxy(
        id=str(tree["id"]),
        version=version,
        patient=str(tree["patient"].get("reference", "")).removeprefix("Patient/"),
        name=human_name(tree),
        relation=next((str(one["text"]) for one in relations if one.get("text")), ""),
        phone=next(
            (str(one["value"]) for one in tree.get("telecom", ()) if one.get("system") == "phone"), ""
        ),
        level=LEVELS.get(next(levels, "") or "", 0) if is_active else 0,
        since=_day(period.get("start"), zone),
        until=_day(period.get("end"), zone),
        is_guardian=not _BY_LAW.isdisjoint(coded),
    )


def _let_in(tree: Mapping[str, Any], level: int, until: date, *, since: date | str) -> Tree:
    others = [one for one in tree.get("extension", ()) if one.get("url") != PROXY_LEVEL]
    start = since if isinstance(since, str) else since.isoformat()
    return {
        **tree,
        "extension": [*others, {"url": PROXY_LEVEL, "valueCode": _CODES[level]}],
        "period": {"start": start, "end": until.isoformat()},
    }


def _day(text: str | None, zone: tzinfo) -> date | None:
    if not text:
        return None
    if "T" in text:
        return datetime.fromisoformat(text).astimezone(zone).date()
    return date.fromisoformat(text) if len(text) == 10 else None
