"""The JSON schema of a programme's file, and of a layer's, made from the types: editors help with it, and `check` begins with it.

Against what msgspec makes of the types, two things are put differently. Where a part is one of several kinds, the
schema asks `kind` and then for that kind alone, so that a mistake is told of the kind that was meant. And nothing may
be empty that was written down: `yellow:` with nothing behind it is a mistake, not a missing limit.
"""

from functools import cache
from typing import Any, get_args

import msgspec
from jsonschema_rs import Draft202012Validator

from sharedcare.programmes.shape import WRITTEN
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import Coming
from sharedcare.programmes.types.conditions import Condition
from sharedcare.programmes.types.goals import Target
from sharedcare.programmes.types.layer import Layer
from sharedcare.programmes.types.measuring import Quantity
from sharedcare.programmes.types.tasks import Done, Single
from sharedcare.programmes.types.words import Part
from sharedcare.programmes.written import Written

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
KIND = "kind"


_UNIONS = {
    "Condition": Condition,
    "Coming": Coming,
    "Quantity": Quantity,
    "Single": Single,
    "Done": Done,
    "Target": Target,
}
"""Parts that are one of several kinds. Each stands in the schema once, under its name."""
_NAMES = {frozenset(each.__name__ for each in get_args(union)): name for name, union in _UNIONS.items()}
_DEFINITION = "#/$defs/"
_TITLES: dict[type[Part], str] = {
    Programme: "A programme of Shared Care",
    Layer: "A local layer over a programme of Shared Care",
}


@cache
def schema(kind: type[Part] = Programme) -> dict[str, Any]:
    """The schema of a file that is a programme, or a local layer; as plain data. Nobody changes it."""
    made = msgspec.json.schema(kind, schema_hook=_written)
    plainer = _plainer(made)
    kinds = {
        name: _by_kind(union)
        for name, union in _UNIONS.items()
        if all(each.__name__ in plainer["$defs"] for each in get_args(union))
    }
    return {
        "$schema": _DIALECT,
        "title": _TITLES[kind],
        "$ref": plainer["$ref"],
        "$defs": {**plainer["$defs"], **kinds},
    }


@cache
def validator(kind: type[Part] = Programme) -> Draft202012Validator:
    """What finds everything in a file that the schema does not allow."""
    return Draft202012Validator(schema(kind), validate_formats=True)


def called(pattern: str) -> type[Written] | None:
    """The type whose text this pattern describes; None when it is the pattern of something else."""
    return next((kind for kind in WRITTEN if pattern == kind.WRITTEN), None)


def _written(kind: type) -> dict[str, Any]:
    if not issubclass(kind, Written):
        raise NotImplementedError
    return {"type": "string", "pattern": kind.WRITTEN, "examples": list(kind.EXAMPLES)}


def _plainer(node: Any) -> Any:
    """A piece of the schema, and all below it, put as the head of this module says."""
    if isinstance(node, list):
        return [_plainer(each) for each in node]
    if not isinstance(node, dict):
        return node
    plainer = {key: _plainer(value) for key, value in node.items() if key not in ("anyOf", "discriminator")}
    if plainer.get("default", ...) is None:
        del plainer["default"]
    if "discriminator" in node:
        members = frozenset(each["$ref"].removeprefix(_DEFINITION) for each in node["anyOf"])
        return {**plainer, "$ref": f"{_DEFINITION}{_NAMES[members]}"}
    choices = [_plainer(each) for each in node.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **plainer}
    return {**plainer, "anyOf": choices} if choices else plainer


def _by_kind(union: object) -> dict[str, Any]:
    kinds = {each.__struct_config__.tag: each.__name__ for each in get_args(union)}
    return {
        "type": "object",
        "required": [KIND],
        "properties": {KIND: {"enum": list(kinds)}},
        "allOf": [
            {
                "if": {"properties": {KIND: {"const": kind}}, "required": [KIND]},
                "then": {"$ref": f"{_DEFINITION}{name}"},
            }
            for kind, name in kinds.items()
        ],
    }
