"""A Goal, field by field, and the parts that Goals share with the other things of the plan. Pure."""

from collections.abc import Mapping
from typing import Any

Tree = dict[str, Any]
ATTAINMENT, OWNER = "urn:sharedcare:goal-attainment", "urn:sharedcare:owner"
GOAL, CITIZEN_TEXT = "urn:sharedcare:goal", "urn:sharedcare:citizen-text"


def read_wish(tree: Mapping[str, Any]) -> dict[str, str]:
    """A goal in the patient's own words."""
    target: Mapping[str, Any] = next(iter(tree.get("target", ())), {})
    return {
        "text": str(tree.get("description", {}).get("text", "")),
        "attainment": said(tree, ATTAINMENT),
        "due": str(target.get("dueDate", ""))[:10],
        "owner": said(tree, OWNER),
        "status": str(tree.get("lifecycleStatus", "")),
    }


def read_target(tree: Mapping[str, Any]) -> dict[str, str]:
    """A goal for something that is measured."""
    target: Mapping[str, Any] = next((one for one in tree.get("target", ()) if "measure" in one), {})
    band = target.get("detailRange", {})
    ends = {name: band.get(name, {}).get("value") for name in ("low", "high")}
    return {
        **read_wish({**tree, "target": [target]}),
        **{name: "" if value is None else f"{value:g}" for name, value in ends.items()},
    }


def write(tree: Tree, changes: Mapping[str, str]) -> Tree:
    """The Goal with these fields changed."""
    if "text" in changes:
        kept = {name: value for name, value in tree.get("description", {}).items() if name != "_text"}
        tree["description"] = {**kept, "text": changes["text"]}
        # Who words it anew words it for the patient too: the programme's wording may say something else.
        tree = with_extension(tree, CITIZEN_TEXT, "valueString", None)
    if "status" in changes:
        tree["lifecycleStatus"] = changes["status"]
    if {"low", "high", "due"} & changes.keys():
        targets = list(tree.get("target", ())) or [{}]
        place = next((number for number, one in enumerate(targets) if "measure" in one), 0)
        targets[place] = _aimed(targets[place], changes)
        put(tree, "target", [one for one in targets if one])
    if "attainment" in changes:
        value = int(changes["attainment"]) if changes["attainment"] else None
        tree = with_extension(tree, ATTAINMENT, "valueInteger", value)
    if "owner" in changes:
        owner = {"reference": changes["owner"]} if changes["owner"] else None
        tree = with_extension(tree, OWNER, "valueReference", owner)
    return tree


def blank(*, code: str, subject: Tree, by: str, at: str) -> Tree:
    """A Goal of the patient (its category `what-matters`) or of those who treat (`measurement`, `other`)."""
    return {
        "resourceType": "Goal",
        "language": "da",
        "lifecycleStatus": "proposed",
        "category": [{"coding": [{"system": GOAL, "code": code}]}],
        "description": {"text": ""},
        "subject": subject,
        "startDate": at[:10],
        # A wish is the patient's, whoever writes it down.
        "expressedBy": subject if code == "what-matters" else {"reference": by},
    }


def measured(tree: Tree, *, measure: Tree, unit: Tree) -> Tree:
    """The Goal for a measurement: its code, and the unit of the band's ends."""
    return {**tree, "target": [{"measure": measure, "detailRange": {"low": unit, "high": unit}}]}


def _aimed(target: Mapping[str, Any], changes: Mapping[str, str]) -> Tree:
    found = dict(target)
    if "due" in changes:
        put(found, "dueDate", changes["due"])
    if {"low", "high"} & changes.keys():
        band = dict(found.get("detailRange", {}))
        unit = {
            name: value
            for one in (band.get("low"), band.get("high"))
            for name, value in (one or {}).items()
            if name in ("unit", "system", "code")
        }
        for name in ("low", "high"):
            if name in changes:
                put(band, name, changes[name] and {"value": _number(changes[name]), **unit})
        put(found, "detailRange", band)
    return found


def _number(text: str) -> float | int:
    value = float(text)
    return int(value) if value.is_integer() else value


def reference(element: Mapping[str, Any] | None) -> str:
    """What a Reference points at."""
    return str((element or {}).get("reference", ""))


def said(tree: Mapping[str, Any], url: str) -> str:
    """The value of an extension, as a form shows it."""
    for one in tree.get("extension", ()):
        if one.get("url") == url:
            value = next((value for name, value in one.items() if name.startswith("value")), "")
            return reference(value) if isinstance(value, dict) else str(value)
    return ""


def with_extension(tree: Mapping[str, Any], url: str, kind: str, value: Any) -> Tree:
    """The resource with another value of this extension; without it where there is no value."""
    others = [one for one in tree.get("extension", ()) if one.get("url") != url]
    found = dict(tree)
    put(found, "extension", others if value in (None, "") else [*others, {"url": url, kind: value}])
    return found


def period(standing: Mapping[str, Any], changes: Mapping[str, str], end: str) -> Tree:
    """A Period with another start or end; `end` is what the field of the end is called."""
    found = dict(standing)
    for field, element in (("start", "start"), (end, "end")):
        if field in changes:
            put(found, element, changes[field])
    return found


def put(holder: Tree, element: str, value: Any) -> None:
    """Set an element, or take it out where there is nothing to say: FHIR knows no empty ones."""
    if value:
        holder[element] = value
    else:
        holder.pop(element, None)
