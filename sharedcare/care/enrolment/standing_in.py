"""A task whose role nobody on the team has: who holds it meanwhile, whom the team lacks, and that it goes over once somebody is there. Pure.

Nothing is given to somebody else without a word: the task says it, and so do the pages before and after. Who was given the task by
a person holds it for good, and then nothing of this is said or done any more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sharedcare.care.elements import OURS, Tree, extensions, part, text_of
from sharedcare.programmes.combining.types import Doer, TaskWanted
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Text

PATIENT = "patient"
_NAME = "held-for"
_OPEN = ("draft", "requested", "received", "ready", "on-hold")


@dataclass(frozen=True, slots=True)
class StandIn:
    """Whom the team lacks, in words and by the kinds of organisations they would be of."""

    missing: Text
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldTask:
    """A task that would be held by somebody else, and by whom: a reference, and what an organisation is called."""

    task: TaskWanted
    missing: Text
    by: str
    name: str


def fits(doers: Sequence[Doer], places: Mapping[str, str], *, patient: str) -> str:
    """The first of these roles that is there, as a reference: the patient, or the organisation of its kind. Empty where none is."""
    for doer in doers:
        if doer.profession == PATIENT:
            return f"Patient/{patient}"
        if doer.organisation in places:
            return places[doer.organisation]
    return ""


def stand_in(doers: Sequence[Doer], programmes: Mapping[str, Programme]) -> StandIn:
    """Whom the team lacks where none of these roles is there. `programmes` by key."""
    told = list(dict.fromkeys(_called(each, programmes) for each in doers))
    return StandIn(
        Text(da=" / ".join(each.da for each in told), en=" / ".join(each.en for each in told)),
        tuple(dict.fromkeys(each.organisation for each in doers)),
    )


def marked(tree: Mapping[str, Any], found: StandIn) -> Tree:
    """A Task that says for whom its owner holds it, and for nobody else."""
    holder = tree["owner"]["reference"]
    bare = owned(tree, holder)
    parts = [
        {"url": "by", "valueReference": {"reference": holder}},
        {"url": "missing", **element("valueString", found.missing)},
        *({"url": "kind", "valueCode": each} for each in found.kinds),
    ]
    return {**bare, "extension": [*bare["extension"], {"url": OURS + _NAME, "extension": parts}]}


def missing(tree: Mapping[str, Any]) -> Text | None:
    """Whom the team lacks for this Task; None where its owner does not stand in for anybody, or was given it by a person."""
    one = next(extensions(tree, _NAME), None)
    if one is None or tree.get("status") not in _OPEN:
        return None
    if part(one, "by", "valueReference") != {"reference": tree.get("owner", {}).get("reference")}:
        return None
    said: Tree = next((each for each in one.get("extension", ()) if each.get("url") == "missing"), {})
    return text_of(said, "valueString")


def handed(tree: Mapping[str, Any], places: Mapping[str, str]) -> Tree | None:
    """The Task with whoever should have had it, now that they are on the team; None where nothing changes."""
    if missing(tree) is None:
        return None
    one = next(extensions(tree, _NAME))
    kinds = [each.get("valueCode") for each in one.get("extension", ()) if each.get("url") == "kind"]
    place = next((places[kind] for kind in kinds if kind in places), None)
    if place is None:
        return None
    return owned(tree, place)


def owned(tree: Mapping[str, Any], place: str) -> Tree:
    """The Task with whoever has it for themselves (a reference)."""
    kept = [each for each in tree.get("extension", ()) if each.get("url") != OURS + _NAME]
    return {**tree, "owner": {"reference": place}, "extension": kept}


def _called(doer: Doer, programmes: Mapping[str, Programme]) -> Text:
    what = programmes.get(doer.programme)
    role = next((each.title for each in what.roles if each.key == doer.role), None) if what else None
    kind = (
        next((each.title for each in what.organisations if each.key == doer.organisation), None)
        if what
        else None
    )
    role, kind = role or _plain(doer.role), kind or _plain(doer.organisation)
    return Text(da=_both(role.da, kind.da), en=_both(role.en, kind.en))


def _both(role: str, kind: str) -> str:
    return role if role == kind else f"{role} ({kind})"


def _plain(key: str) -> Text:
    return Text(da=key, en=key)
