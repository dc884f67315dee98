"""Tasks that nobody can do: a role whose profession nobody has, or of a kind of organisation that is never on a team."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.sectors import sector_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Role

PATIENT = "patient"
PROFESSIONS = {
    "doctor": "læge",
    "nurse": "sygeplejerske",
    "home-nurse": "hjemmesygeplejerske",
    "midwife": "jordemoder",
    "health-visitor": "sundhedsplejerske",
    "physiotherapist": "fysioterapeut",
    "dietitian": "diætist",
    "secretary": "sekretær",
    "pharmacist": "farmaceut",
    "foot-therapist": "fodterapeut",
    "dentist": "tandlæge",
    PATIENT: "borger",
}
"""The professions that the directory of staff knows, and what people write in their place."""
REGION = "region"
"""The one kind of organisation that is never on a team: a region treats nobody itself, what it runs does."""
KINDS = {"hospital": "sygehus", "general-practice": "almen-praksis", "municipality": "kommune"}
"""The kinds that organisations are of everywhere, and what people write in their place. There may be others: an eye clinic."""
_MOST = 3


def nobody(programme: Programme) -> Iterator[Problem]:
    """Roles that nobody here has, and days from which no organisation can do what a task asks for. They stop nothing: who answers for
    the programme holds such a task, and the plan says so."""
    for number, role in enumerate(programme.roles):
        if role.profession not in PROFESSIONS:
            yield Problem(
                ("roles", number, "profession"),
                f"Nobody here has the profession `{role.profession}`, so that nobody is found for `{role.key}`.",
                _meant(role.profession),
                is_warning=True,
            )
    for number, kind in enumerate(programme.organisations):
        meant = "" if kind.key in (*KINDS, REGION) else _near(kind.key, KINDS)
        if meant and meant not in {each.key for each in programme.organisations}:
            yield Problem(
                ("organisations", number, "key"),
                f"No organisation here is of the kind `{kind.key}`, so that nobody is found for what it answers for.",
                f"Did you mean `{meant}`?",
                is_warning=True,
            )
    for number, one in enumerate(programme.responsibilities):
        for place, period in enumerate(one.periods):
            tasks = _without(programme, one.key, period.since) if period.organisation == REGION else ()
            if tasks:
                them = "it" if len(tasks) == 1 else "them"
                yield Problem(
                    ("responsibilities", number, "periods", place, "organisation"),
                    f"A region treats nobody itself, so that from {period.since} on nobody is found for {_listed(tasks)}.",
                    f"Whoever answers for the patient holds {them} then, and the plan says so. If somebody else shall have {them}, "
                    f"name their kind: {', '.join(f'`{each}`' for each in KINDS)}.",
                    is_warning=True,
                )


def _without(programme: Programme, responsibility: str, day: date) -> tuple[str, ...]:
    """The tasks that this leaves without anybody who can do them on a day."""
    roles = {each.key: each for each in programme.roles}
    return tuple(
        task.key
        for task in programme.tasks
        if any(each in roles and roles[each].responsibility == responsibility for each in task.by)
        and not any(each in roles and _is_found(programme, roles[each], day) for each in task.by)
    )


def _is_found(programme: Programme, role: Role, day: date) -> bool:
    return role.profession == PATIENT or sector_of(programme, role, on=day) != REGION


def _meant(profession: str) -> str:
    near = _near(profession, PROFESSIONS)
    return (
        f"Did you mean `{near}`?"
        if near
        else f"Write one of {', '.join(f'`{each}`' for each in PROFESSIONS)}."
    )


def _near(word: str, known: Mapping[str, str]) -> str:
    """What was most likely meant, in English or in Danish; empty where nothing is like it."""
    danish = {danish: key for key, danish in known.items()}
    near = get_close_matches(word.lower(), [*known, *danish], 1, 0.7)
    return danish.get(near[0], near[0]) if near else ""


def _listed(tasks: tuple[str, ...]) -> str:
    told = ", ".join(f"`{each}`" for each in tasks[:_MOST])
    return told if len(tasks) <= _MOST else f"{told} and {len(tasks) - _MOST} more"
