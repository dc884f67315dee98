"""Parameter names that lead from one resource to another: `patient.name`, `_has:Observation:patient:code`.

Source: R4 search.html 3.1.1.4.18 (chained parameters) and 3.1.1.4.19 (reverse chaining).
"""

from dataclasses import dataclass

from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.errors import BadSearch, UnknownParameter
from sharedcare.records.indexing.parameters import Parameter, looks_at_the_owner, parameters_of
from sharedcare.records.search.conditions import condition
from sharedcare.records.search.query import AnyOf, Condition, ReferredBy, RefersTo

_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One `name=value` of a search, or what is left of it behind the links of a chain."""

    name: str
    value: str
    touched: set[str]
    depth: int = 0

    def behind(self, rest: str) -> "Asked":
        """What is asked of the resource one link further."""
        return Asked(rest, self.value, self.touched, self.depth + 1)


def condition_for(resource_type: str, asked: Asked) -> Condition:
    """The condition that one parameter of a search puts on a resource of this type.

    Adds to `asked.touched` every type that it looks into. Raises UnknownParameter and BadSearch.
    """
    name = asked.name
    if asked.depth > _DEEPEST:
        raise BadSearch(name, f"A chain has at most {_DEEPEST} links.")
    asked.touched.add(resource_type)
    if name.startswith("_has:"):
        return _referred_by(resource_type, asked)
    head, dot, rest = name.partition(".")
    code, _, modifier = head.partition(":")
    parameter = parameter_of(resource_type, code)
    if dot:
        return _chained(resource_type, parameter, modifier, asked.behind(rest))
    return condition(resource_type, parameter, modifier or None, asked.value)


def parameter_of(resource_type: str, code: str) -> Parameter:
    """A search parameter by its code. Raises UnknownParameter, naming those that the type has."""
    known = parameters_of(resource_type)
    parameter = known.get(code)
    if parameter is None:
        raise UnknownParameter(
            code, f"{resource_type} has no search parameter {code!r}. It has: {', '.join(sorted(known))}."
        )
    if parameter.kind in ("composite", "special"):
        raise UnknownParameter(
            code, f"The {parameter.kind} parameter {code} is not answered by this server yet."
        )
    return parameter


def _chained(resource_type: str, parameter: Parameter, modifier: str, asked: Asked) -> Condition:
    if parameter.kind != "reference":
        raise BadSearch(parameter.code, f"{parameter.code} is no reference, so nothing can be chained to it.")
    if modifier and not is_resource_type(modifier):
        raise BadSearch(parameter.code, f"{modifier} in a chain is not a resource type.")
    targets = [modifier] if modifier else _targets_with(parameter, asked.name)
    found = tuple(
        RefersTo(
            tuple(path.name for path in parameter.paths),
            target,
            condition_for(target, asked),
            target == "Patient" and looks_at_the_owner(resource_type, parameter.paths),
        )
        for target in targets
    )
    return found[0] if len(found) == 1 else AnyOf(found)


def _targets_with(parameter: Parameter, rest: str) -> list[str]:
    code = rest.partition(".")[0].partition(":")[0]
    targets = [one for one in parameter.targets if code == "_has" or code in parameters_of(one)]
    if not targets:
        raise UnknownParameter(
            parameter.code,
            f"None of the types that {parameter.code} refers to ({', '.join(parameter.targets) or 'any'})"
            f" has a parameter {code!r}; name the type, as in {parameter.code}:Patient.{code}.",
        )
    return targets


def _referred_by(resource_type: str, asked: Asked) -> Condition:
    name = asked.name
    pieces = name.split(":", 3)
    if len(pieces) != 4 or not is_resource_type(pieces[1]):
        raise BadSearch(name, "Reverse chaining is written _has:Type:reference:parameter.")
    _, source, code, rest = pieces
    parameter = parameter_of(source, code)
    if parameter.kind != "reference" or (parameter.targets and resource_type not in parameter.targets):
        raise BadSearch(code, f"{code} of {source} does not refer to a {resource_type}.")
    return ReferredBy(
        source,
        tuple(path.name for path in parameter.paths),
        condition_for(source, asked.behind(rest)),
        resource_type == "Patient" and looks_at_the_owner(source, parameter.paths),
    )
