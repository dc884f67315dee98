"""The parameters of a search as a Query. Pure: nothing is looked up.

Source: R4 search.html. A parameter that is not known is refused, since leaving it out would answer
another question than the one that was asked; a client that prefers so can be lenient (3.1.1.4.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sharedcare.records.definitions.compartment import PATIENT_COMPARTMENT
from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.errors import BadSearch, UnknownParameter
from sharedcare.records.indexing.parameters import Parameter, parameters_of, principal_date
from sharedcare.records.search.chain import Asked, condition_for, parameter_of
from sharedcare.records.search.conditions import of_patient
from sharedcare.records.search.query import AnyOf, Condition, Include, Query, SortKey

USUAL_COUNT = 50
LARGEST_COUNT = 1000
_SUMMARIES = ("true", "text", "data", "count", "false")
_COLUMNS = ("_id", "_lastUpdated")


@dataclass(slots=True)
class _Draft:
    type: str
    conditions: list[Condition] = field(default_factory=list)
    sort: list[SortKey] = field(default_factory=list)
    includes: list[Include] = field(default_factory=list)
    count: int = USUAL_COUNT
    cursor: str | None = None
    total: bool = False
    summary: str | None = None
    elements: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)


_WITH_MODIFIER = ("_include", "_revinclude")
_MOST_PARAMETERS = 300
_MOST_VALUES = 1000
_MOST_SORT_KEYS = 8


def parse(
    resource_type: str,
    parameters: Sequence[tuple[str, str]],
    *,
    lenient: bool = False,
    compartment: str | None = None,
) -> Query:
    """Understand a search for resources of one type, within a patient's compartment if one is named.

    Raises BadSearch for what cannot be read and UnknownParameter for what is not known; when `lenient`,
    unknown parameters are only listed in the query's `ignored`.
    """
    _refuse_too_much(parameters)
    draft = _Draft(resource_type, touched={resource_type})
    applied, ignored = [], []
    if compartment is not None:
        draft.conditions.append(_in_compartment(resource_type, compartment))
    for name, value in parameters:
        if "\0" in value:
            raise BadSearch(name, "No value has the character NUL in it.")
        try:
            _take(draft, name, value)
            applied.append((name, value))
        except UnknownParameter:
            if not lenient:
                raise
            ignored.append((name, value))
    return Query(
        type=resource_type,
        conditions=tuple(draft.conditions),
        sort=tuple(draft.sort),
        includes=tuple(draft.includes),
        count=draft.count,
        cursor=draft.cursor,
        total=draft.total,
        count_only=draft.summary == "count" or draft.count == 0,
        summary=draft.summary,
        elements=tuple(draft.elements),
        ignored=tuple(ignored),
        applied=tuple(applied),
        touched=frozenset(draft.touched),
        compartment=compartment,
    )


def _take(draft: _Draft, name: str, value: str) -> None:
    code, _, modifier = name.partition(":")
    taker = _CONTROLS.get(code)
    if taker is None:
        if not value:
            raise BadSearch(name, f"{name} has an empty value.")
        draft.conditions.append(condition_for(draft.type, Asked(name, value, draft.touched)))
    else:
        if modifier and code not in _WITH_MODIFIER:
            raise BadSearch(code, f"{code} takes no modifier.")
        taker(draft, modifier, value)


def _refuse_too_much(parameters: Sequence[tuple[str, str]]) -> None:
    """A search is no way to make the server work for minutes."""
    values = sum(value.count(",") + 1 for _, value in parameters)
    if len(parameters) > _MOST_PARAMETERS or values > _MOST_VALUES:
        raise BadSearch(
            "parameters",
            f"A search has at most {_MOST_PARAMETERS} parameters with {_MOST_VALUES} values. Ask in parts.",
        )


def _in_compartment(resource_type: str, patient: str) -> Condition:
    if resource_type == "Patient":
        return condition_for("Patient", Asked("_id", patient, set()))
    codes = PATIENT_COMPARTMENT.get(resource_type, ())
    if not codes:
        raise BadSearch(resource_type, f"{resource_type} is not part of a patient's compartment.")
    known = parameters_of(resource_type)
    found = tuple(of_patient(resource_type, known[code], patient) for code in codes if code in known)
    return found[0] if len(found) == 1 else AnyOf(found)


def _take_sort(draft: _Draft, modifier: str, value: str) -> None:
    if value.count(",") >= _MOST_SORT_KEYS:
        raise BadSearch("_sort", f"A search is sorted by at most {_MOST_SORT_KEYS} parameters.")
    # All of them or, when one is not known, none: a lenient client's next page must be sorted as this one is.
    draft.sort.extend([_sort_key(draft.type, one) for one in value.split(",")])


def _sort_key(resource_type: str, text: str) -> SortKey:
    code = text.removeprefix("-")
    descending = text.startswith("-")
    if code in _COLUMNS:
        return SortKey(descending, column="id" if code == "_id" else "updated")
    if code == principal_date(resource_type):
        return SortKey(descending, column="at")
    return SortKey(descending, parameter=parameter_of(resource_type, code))


def _take_count(draft: _Draft, modifier: str, value: str) -> None:
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise BadSearch("_count", "_count is a whole number from 0.")
    draft.count = min(int(value), LARGEST_COUNT)


def _take_cursor(draft: _Draft, modifier: str, value: str) -> None:
    draft.cursor = value


def _take_total(draft: _Draft, modifier: str, value: str) -> None:
    if value not in ("none", "estimate", "accurate"):
        raise BadSearch("_total", "_total is none, estimate or accurate.")
    draft.total = value != "none"


def _take_summary(draft: _Draft, modifier: str, value: str) -> None:
    if value not in _SUMMARIES:
        raise BadSearch("_summary", f"_summary is one of {', '.join(_SUMMARIES)}.")
    draft.summary = value if value != "false" else None


def _take_elements(draft: _Draft, modifier: str, value: str) -> None:
    draft.elements.extend(name.strip() for name in value.split(",") if name.strip())


def _take_include(draft: _Draft, modifier: str, value: str) -> None:
    draft.includes.extend(_includes(draft, modifier, value, reverse=False))


def _take_revinclude(draft: _Draft, modifier: str, value: str) -> None:
    draft.includes.extend(_includes(draft, modifier, value, reverse=True))


def _includes(draft: _Draft, modifier: str, value: str, *, reverse: bool) -> list[Include]:
    name = "_revinclude" if reverse else "_include"
    if modifier not in ("", "iterate", "recurse"):
        raise BadSearch(name, f"{name} has no modifier :{modifier}; it has :iterate.")
    source, _, rest = value.partition(":")
    code, _, target = rest.partition(":")
    if value == "*":
        source, code = draft.type, "*"
    if not is_resource_type(source) or not code or (target and not is_resource_type(target)):
        raise BadSearch(name, f"{name} is written Type:parameter or Type:parameter:Target.")
    draft.touched.add(source)
    found = []
    for parameter in _included_parameters(source, code):
        targets = (target,) if target else parameter.targets
        if reverse and not modifier and targets and draft.type not in targets:
            continue
        if not reverse:
            draft.touched.update(targets)
        found.append(Include(source, parameter.paths, targets, reverse, bool(modifier)))
    return found


def _included_parameters(source: str, code: str) -> list[Parameter]:
    if code == "*":
        return [one for one in parameters_of(source).values() if one.kind == "reference"]
    parameter = parameter_of(source, code)
    if parameter.kind != "reference":
        raise BadSearch("_include", f"{code} of {source} is no reference, so nothing can be included by it.")
    return [parameter]


def _take_format(draft: _Draft, modifier: str, value: str) -> None:
    """`_format` and `_pretty` are the door's business."""


_CONTROLS = {
    "_sort": _take_sort,
    "_count": _take_count,
    "_cursor": _take_cursor,
    "_total": _take_total,
    "_summary": _take_summary,
    "_elements": _take_elements,
    "_include": _take_include,
    "_revinclude": _take_revinclude,
    "_format": _take_format,
    "_pretty": _take_format,
}
