"""How the resources of a type are read: compiled once from its search parameters, then run for each resource."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from sharedcare.records.indexing.gathered import Read, Tokens
from sharedcare.records.indexing.parameters import Kind, Parameter, Path, Place, parameters_of, principal_date
from sharedcare.records.indexing.reading import coded, dated, measured, ordered, referring, worded
from sharedcare.records.indexing.series import SERIES
from sharedcare.records.indexing.tokens import code_token, present_token
from sharedcare.records.indexing.tree import Node

IN_COLUMNS = frozenset({"_id", "_lastUpdated"})
"""Parameters that the store answers from columns of its own."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A question that is answered also when none of these members is there: a patient is then not deceased."""

    members: frozenset[str]
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Plan:
    """What takes in the value of each member; the truths; for each series of several, the paths of each of them."""

    members: Mapping[str, tuple[Read, ...]]
    truths: tuple[Truth, ...]
    combined: tuple[tuple[tuple[str, ...], ...], ...]


@cache
def plan_of(resource_type: str) -> Plan:
    """The plan of a type. Raises KeyError for a word that is no R4 resource type."""
    parameters = {code: each for code, each in parameters_of(resource_type).items() if code not in IN_COLUMNS}
    principal = principal_date(resource_type)
    root = Node()
    for kind, path in _indexed(parameters):
        for place in path.places:
            root.plant(place.members, _reader(kind, path, place, parameters, principal))
    series = [[parameters[code].paths for code in codes] for codes in SERIES.get(resource_type, ())]
    for together in series:
        for path in chain.from_iterable(together):
            for place in path.places:
                root.plant(place.members, ordered.reader(path.name, place.datatype, alone=len(together) == 1))
    combined = [
        tuple(tuple(path.name for path in paths) for paths in each) for each in series if len(each) > 1
    ]
    return Plan(root.branches(), tuple(_truths(parameters)), tuple(combined))


def _indexed(parameters: Mapping[str, Parameter]) -> list[tuple[Kind, Path]]:
    """Each path once for each kind of question asked of it."""
    kinds = ((each.kind, path) for each in parameters.values() for path in each.paths)
    return list(dict.fromkeys((kind, path) for kind, path in kinds if kind != "special"))


def _reader(
    kind: Kind, path: Path, place: Place, parameters: Mapping[str, Parameter], principal: str | None
) -> Read:
    match kind:
        case "token":
            return coded.reader(path.name, place.datatype)
        case "reference" | "uri":
            only = _onlys(parameters)[path.name] if kind == "reference" else set()
            return referring.reader(path.name, place.datatype, only)
        case "date":
            is_principal = principal is not None and path in parameters[principal].paths
            return dated.reader(path, place.datatype, principal=is_principal)
        case "string":
            return worded.reader(path, place.datatype)
        case _:
            return measured.reader(path, place.datatype)


def _onlys(parameters: Mapping[str, Parameter]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for parameter in parameters.values():
        if parameter.only:
            for path in parameter.paths:
                found[path.name].add(parameter.only)
    return found


def _truths(parameters: Mapping[str, Parameter]) -> Iterator[Truth]:
    for parameter in parameters.values():
        for path in parameter.paths:
            if any(place.datatype == "existence" for place in path.places):
                members = frozenset(place.members[0] for place in path.places)
                yield Truth(members, ((code_token(path.name, "false"),), (present_token(path.name),)))
