"""Which fields of a thing the reader may change, and who decides the others, said in the words of the patient's programmes. Pure."""

from collections.abc import Collection, Sequence

from sharedcare.care.mandates.rules import CHANGE_PLAN, SET_GOALS, WRITE
from sharedcare.care.plan import rules
from sharedcare.care.plan.types import FIELDS, Kind, Thing
from sharedcare.clinic.plan.words import Words
from sharedcare.programmes.types import Programme

_GOAL_KEY = "urn:sharedcare:goal-key"


def fixed(kind: Kind, rights: Collection[str], *, is_own: bool) -> frozenset[str]:
    """The fields that somebody with these rights does not change; `is_own` whether the thing is of their organisation."""
    held = frozenset(rights)
    return frozenset(
        name for name in FIELDS[kind] if not held or not rules.needed(kind, [name], is_own=is_own) <= held
    )


def who_decides(
    kind: Kind, one: Thing | None, programmes: Sequence[Programme], words: Words, language: str
) -> str:
    """Who decides of a thing of this kind: those whom its goal names, else the roles with the right. Empty where no programme says."""
    goals = (Kind.WISH, Kind.TARGET, Kind.AIM)
    notes = (Kind.NOTE, Kind.AGREEMENT)
    right = SET_GOALS if kind in goals else WRITE if kind in notes else CHANGE_PLAN
    keys = {
        str(each.get("value"))
        for each in (one.tree.get("identifier", ()) if one is not None else ())
        if each.get("system") == _GOAL_KEY
    }
    setters = {
        (programme.key, setter)
        for programme in programmes
        for goal in programme.goals
        if kind is Kind.TARGET and f"{programme.key}:{goal.key}" in keys
        for setter in goal.set_by
    }
    titles = [
        role.title
        for programme in programmes
        for role in programme.roles
        if ((programme.key, role.key) in setters if setters else right in role.may)
    ]
    who = dict.fromkeys(title.da if language == "da" else title.en for title in titles)
    return words.who_decides.format(who=", ".join(who)) if who else ""
