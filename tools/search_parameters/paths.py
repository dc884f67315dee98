"""Gives every branch of an expression its path: a canonical name and the JSON members it is read from.

The name is the same wherever the expression is the same, so that parameters which look at the same
place share one index entry (`Observation.code` serves `code` and `combo-code`).
"""

from dataclasses import dataclass

from sharedcare.kernel.errors import Refusal
from tools.search_parameters.elements import Element, Elements
from tools.search_parameters.expressions import Step, Term

KINDS: dict[str, frozenset[str]] = {
    "token": frozenset(
        {
            "CodeableConcept",
            "Coding",
            "Identifier",
            "ContactPoint",
            "code",
            "boolean",
            "id",
            "string",
            "uri",
            "canonical",
        }
    ),
    "reference": frozenset({"Reference", "canonical", "uri", "Resource"}),
    "date": frozenset({"date", "dateTime", "instant", "Period", "Timing"}),
    "quantity": frozenset({"Quantity", "Age", "Duration", "Money", "Range", "SampledData"}),
    "number": frozenset({"decimal", "integer", "positiveInt", "unsignedInt", "Range"}),
    "string": frozenset({"string", "markdown", "HumanName", "Address"}),
    "uri": frozenset({"uri", "url", "canonical", "oid", "uuid"}),
    "special": frozenset({"BackboneElement"}),
}
"""The datatypes that a parameter of a kind can be read from: https://hl7.org/fhir/R4/search.html#ptypes"""


class NothingToIndex(Refusal):
    """A branch of an expression leads to no datatype that its kind of parameter can be read from."""


@dataclass(frozen=True, slots=True)
class Found:
    """A path of one type.

    `places` are the JSON members it is read from, each `member.member:Datatype`; `single` says that it
    has at most one value; `targets` the types it may refer to (empty: any); `value_set` where its code is from.
    """

    name: str
    places: tuple[str, ...]
    single: bool
    targets: frozenset[str]
    value_set: str | None


@dataclass(frozen=True, slots=True)
class _Way:
    members: tuple[str, ...]
    last: Element
    single: bool

    def __str__(self) -> str:
        return ".".join(self.members)


def find(term: Term, kind: str, elements: Elements) -> Found:
    """The path that a branch of an expression stands for. Raises NothingToIndex and ElementUnknown."""
    ways = [_Way((), Element(term.type, term.type, term.type, repeats=False), single=True)]
    for step in term.steps:
        ways = [_follow(way, step, element) for way in ways for element in _chosen(way, step, elements)]
    if term.truth:
        places = [f"{way}:{'boolean' if way.last.datatype == 'boolean' else 'existence'}" for way in ways]
    else:
        ways = [way for way in ways if way.last.datatype in KINDS[kind]]
        places = [f"{way}:{way.last.datatype}" for way in ways]
    if not places:
        raise NothingToIndex(f"{term} as {kind}")
    value_sets = {way.last.value_set for way in ways if way.last.datatype == "code"}
    return Found(
        name=_name(term),
        places=tuple(places),
        single=all(way.single for way in ways),
        targets=frozenset().union(*(way.last.targets for way in ways)),
        value_set=value_sets.pop() if len(value_sets) == 1 else None,
    )


def _chosen(way: _Way, step: Step, elements: Elements) -> list[Element]:
    members = list(elements.children(way.last.children, step.name))
    chosen = [member for member in members if step.cast in (None, member.datatype)]
    if not chosen:
        raise NothingToIndex(f"{way.last.children}.{step.name} is never {step.cast}")
    return chosen


def _follow(way: _Way, step: Step, element: Element) -> _Way:
    member = element.member
    if step.where:
        member += f"[{step.where[0]}={step.where[1]}]"
    if step.index is not None:
        member += f"[{step.index}]"
    single = way.single and (not element.repeats or step.index is not None)
    return _Way((*way.members, member), element, single)


def _name(term: Term) -> str:
    return ".".join([term.type, *(_step_name(step) for step in term.steps)])


def _step_name(step: Step) -> str:
    name = step.name + (step.cast[0].upper() + step.cast[1:] if step.cast else "")
    if step.where:
        name += f".where({step.where[0]}='{step.where[1]}')"
    return name if step.index is None else f"{name}[{step.index}]"
