"""The compiled schema is a short cut: it never lets through what the explanation refuses."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.records.validation import problems
from sharedcare.records.validation.check import is_plainly_valid
from sharedcare.records.validation.explain import explain
from tests.unit.records.validation.resources import Resource, resources

_settings = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
_ODD: list[Any] = [
    None,
    "",
    " ",
    "x\x00",
    "2015-02-30",
    "Patient/1",
    "#x",
    0,
    -1,
    1.0,
    2**31,
    True,
    [],
    {},
    [None],
    [{}],
]
_ODD += [
    {"id": "a"},
    ["x"],
    {"reference": "Nonsense/1"},
    {"extension": [{"url": "u"}]},
    "2015-01-01T00:00:00",
]


@_settings
@given(resources())
def test_a_resource_that_follows_the_definitions_breaks_at_most_a_rule_between_elements(
    resource: Resource,
) -> None:
    assert [problem for problem in problems(resource) if problem.code != "invariant"] == []


@_settings
@given(resources(), st.data())
def test_whatever_is_done_to_a_resource_the_short_cut_lets_through_only_what_is_valid(
    resource: Resource, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(0, 2))):
        _spoil(resource, data)

    if is_plainly_valid(copy.deepcopy(resource)):
        assert explain(resource) == []


def _with(extension: Resource) -> Resource:
    return {"resourceType": "Basic", "code": {"text": "x"}, "extension": [extension]}


_TRANSLATED = {"extension": [{"url": "urn:other-language", "valueString": "in English"}]}


def test_a_text_in_two_languages_takes_the_short_cut() -> None:
    translated = {"url": "urn:said", "valueString": "på dansk", "_valueString": _TRANSLATED}

    assert is_plainly_valid(_with(translated))
    assert explain(_with(translated)) == []


@pytest.mark.parametrize(
    "beside",
    [
        {"valueInteger": 1},
        {"_valueInteger": _TRANSLATED},
        {"extension": [{"url": "urn:inner", "valueCode": "a"}]},
        {"_valueString": None},
    ],
)
def test_an_extension_with_more_than_one_value_does_not(beside: Resource) -> None:
    assert not is_plainly_valid(_with({"url": "urn:said", "valueString": "på dansk"} | beside))


def _spoil(resource: Resource, data: st.DataObject) -> None:
    holders = list(_objects(resource))
    holder = data.draw(st.sampled_from(holders))
    name = data.draw(st.sampled_from([*holder, "nonsense", "extension", "_status", "contained", "id", "_id"]))
    what = data.draw(st.sampled_from(["remove", "odd", "wrap", "sibling"]))
    if what == "remove":
        holder.pop(name, None)
    elif what == "wrap":
        holder[name] = [holder.get(name)]
    elif what == "sibling":
        beside: Any = data.draw(st.sampled_from([{"id": "a"}, {"extension": []}, [None], None]))
        holder[f"_{name}"] = copy.deepcopy(beside)
    else:
        # What is spoiled next may be this: what is drawn from has to stay as it is.
        holder[name] = copy.deepcopy(data.draw(st.sampled_from(_ODD)))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)
