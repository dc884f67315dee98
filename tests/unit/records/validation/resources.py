"""Small valid resources to spoil, and random ones made from the definitions."""

from base64 import b64encode
from typing import Any

from hypothesis import strategies as st

from sharedcare.records.definitions.elements import Element, elements_of
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES
from sharedcare.records.definitions.value_sets import codes_by_system
from sharedcare.records.validation.shape import choice_groups

Resource = dict[str, Any]


def patient(**elements: Any) -> Resource:
    return {"resourceType": "Patient", **elements}


def observation(**elements: Any) -> Resource:
    return {"resourceType": "Observation", "status": "final", "code": {"text": "weight"}, **elements}


_PRIMITIVES = {
    "base64Binary": st.binary(min_size=1, max_size=9).map(lambda data: b64encode(data).decode()),
    "boolean": st.booleans(),
    "date": st.dates().map(str) | st.sampled_from(["2015", "2015-02", "0001-01-01", "2016-02-29"]),
    "dateTime": st.datetimes().map(lambda at: at.isoformat() + "Z") | st.sampled_from(["2015", "2015-02-28"]),
    "decimal": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    "id": st.from_regex(r"[A-Za-z0-9.-]{1,64}", fullmatch=True),
    "instant": st.datetimes().map(lambda at: at.isoformat() + "+01:00"),
    "integer": st.integers(-(2**31), 2**31 - 1),
    "oid": st.just("urn:oid:1.2.208.176"),
    "positiveInt": st.integers(1, 2**31 - 1),
    "time": st.times().map(lambda at: at.isoformat()),
    "unsignedInt": st.integers(0, 2**31 - 1),
    "uuid": st.uuids().map(lambda uuid: f"urn:uuid:{uuid}"),
    "code": st.sampled_from(["final", "two words", "æ"]),
}
_TEXT = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), min_size=1, max_size=8)
_ADDRESS = st.sampled_from(["http://example.org/x", "urn:oid:1.2.3", "x", "#a", "http://example.org/å"])


@st.composite
def resources(draw: st.DrawFn) -> Resource:
    """A resource of any type, right in structure; rules between elements it may break."""
    kind = draw(st.sampled_from([name for name in RESOURCE_TYPES if name not in ("Bundle", "Parameters")]))
    return {"resourceType": kind, **draw(_structure(kind, 3))}


@st.composite
def _structure(draw: st.DrawFn, name: str, depth: int) -> dict[str, Any]:
    elements = elements_of(name)
    groups = choice_groups(elements.values())
    chosen = {choice: draw(st.sampled_from(group)).name for choice, group in groups.items()}
    value: dict[str, Any] = {}
    for element in elements.values():
        is_wanted = element.min or (depth > 0 and draw(st.integers(0, 9)) == 0)
        if element.type == "Resource" or (element.choice and chosen[element.choice] != element.name):
            continue
        if is_wanted:
            one = _value(element, depth - 1)
            value[element.name] = draw(st.lists(one, min_size=1, max_size=2) if element.many else one)
    if not value.keys() - {"id"}:
        value |= draw(_filler(name))
    return value


def _filler(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Something harmless for a structure that turned out empty."""
    if name == "Extension":
        return st.just({"url": "http://example.org/x", "valueBoolean": True})
    return st.just({"extension": [{"url": "http://example.org/x", "valueBoolean": True}]})


def _value(element: Element, depth: int) -> st.SearchStrategy[Any]:
    if element.values is not None:
        codes = [
            {"system": s, "code": c} for s, listed in codes_by_system(element.values).items() for c in listed
        ]
        if element.type == "code":
            return st.sampled_from([coding["code"] for coding in codes])
        return st.sampled_from(codes).map(lambda coding: {"coding": [coding]})
    if element.type == "Reference":
        names = element.targets or RESOURCE_TYPES
        return st.sampled_from(names).map(lambda kind: {"reference": f"{kind}/1"}) | st.just({"display": "x"})
    if element.is_primitive:
        addresses = element.type in ("uri", "url", "canonical")
        return _PRIMITIVES.get(element.type, _ADDRESS if addresses else _TEXT)
    if element.type == "Extension" or depth < -3:
        return _filler("Extension" if element.type == "Extension" else "")
    return st.deferred(lambda: _structure(element.type, depth))
