"""SMART App Launch scopes, of system clients and of people: from text to what they allow. Pure.

`system/Observation.rs`, or `user/Observation.rs` for an account, in the letters of version 2 (create, read, update, delete, search), and the words of
version 1 (`read`, `write`, `*`). Source: http://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html
"""

import re
from typing import Literal

from sharedcare.access.errors import BadScope
from sharedcare.access.types import Action, Scopes
from sharedcare.records.definitions.resource_types import is_resource_type

LETTERS = {
    Action.CREATE: "c",
    Action.READ: "r",
    Action.READ_VERSION: "r",
    Action.READ_HISTORY: "r",
    Action.READ_EVERYTHING: "r",
    Action.READ_OVERVIEW: "r",
    Action.UPDATE: "u",
    Action.DELETE: "d",
    Action.SEARCH: "s",
}
"""The letter that each action needs. An update that creates is an update, as SMART has it."""

_WORDS = {"read": "rs", "write": "cud", "*": "cruds"}
_SCOPE = re.compile(r"(\w+)/(\*|[A-Za-z]+)\.([a-z*]+)\Z")
LAUNCH = "launch"
"""Not about resources: whoever holds it vouches for people. Of systems that the operator trusts as much as a password."""
Level = Literal["system", "user"]
_LETTERS_IN_ORDER = re.compile(r"c?r?u?d?s?\Z")


def parse(text: str, *, level: Level = "system") -> Scopes:
    """What a space-separated list of scopes allows. Raises BadScope, naming the scope at fault.

    `level` tells whom they are for: `system/` scopes are a client's, `user/` scopes an account's.
    """
    granted: dict[str, str] = {}
    words = text.split()
    may_launch = level == "system" and LAUNCH in words
    for scope in words:
        if may_launch and scope == LAUNCH:
            continue
        resource_type, letters = _one(scope, level)
        granted[resource_type] = "".join(sorted({*granted.get(resource_type, ""), *letters}))
    if not granted and not may_launch:
        raise BadScope(f"At least one scope is needed, such as {level}/Observation.rs.")
    return Scopes(granted, may_launch)


def written(scopes: Scopes, *, level: Level = "system") -> str:
    """The scopes in the letters of version 2, sorted: what is stored and shown."""
    resources = " ".join(
        f"{level}/{resource_type}.{''.join(letter for letter in 'cruds' if letter in letters)}"
        for resource_type, letters in sorted(scopes.granted.items())
    )
    return f"{LAUNCH} {resources}".strip() if scopes.may_launch else resources


def _one(scope: str, wanted: Level) -> tuple[str, str]:
    if "?" in scope:
        plain = f"The scope {scope.partition('?')[0]}?... is narrowed by a search parameter, which is not supported yet."
        raise BadScope(f"{plain} Ask for the whole type, or for fewer types.")
    found = _SCOPE.match(scope)
    if found is None:
        raise _unlike(scope, wanted)
    level, resource_type, rights = found.groups()
    if wanted == "system" and level in ("patient", "user"):
        raise BadScope(
            f"{scope} is for an app with a person in front of it, which is not supported yet: use system/."
        )
    if level != wanted:
        raise _unlike(scope, wanted)
    if resource_type != "*" and not is_resource_type(resource_type):
        raise BadScope(f"{scope} names {resource_type}, which is no resource type of FHIR R4.")
    return resource_type, _letters(scope, rights)


def _unlike(scope: str, wanted: Level) -> BadScope:
    whose = "a system client" if wanted == "system" else "an account"
    return BadScope(f"{scope!r} is no scope of {whose}. One looks like {wanted}/Observation.rs.")


def _letters(scope: str, rights: str) -> str:
    letters = _WORDS.get(rights, rights)
    if not letters or not _LETTERS_IN_ORDER.match(letters):
        plain = "letters of cruds in that order, such as rs, or read, write or *"
        raise BadScope(f"{scope} should end in {plain}.")
    return letters
