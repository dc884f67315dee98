"""Tasks that nobody can do: a role whose profession nobody has, or of a kind that no organisation is of."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.types import Programme

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
KINDS = {
    "hospital": "sygehus",
    "general-practice": "almen-praksis",
    "municipality": "kommune",
    "region": "regionen",
}
"""The kinds that organisations are of everywhere, and what people write in their place. There may be others: an eye clinic."""


def nobody(programme: Programme) -> Iterator[Problem]:
    """Roles that nobody here has, and kinds that no organisation here is of. They stop nothing: who answers for the programme holds
    such a task, and the plan says so."""
    for number, role in enumerate(programme.roles):
        if role.profession not in PROFESSIONS:
            yield Problem(
                ("roles", number, "profession"),
                f"Nobody here has the profession `{role.profession}`, so that nobody is found for `{role.key}`.",
                _meant(role.profession),
                is_warning=True,
            )
    for number, kind in enumerate(programme.organisations):
        meant = "" if kind.key in KINDS else _near(kind.key, KINDS)
        if meant and meant not in {each.key for each in programme.organisations}:
            yield Problem(
                ("organisations", number, "key"),
                f"No organisation here is of the kind `{kind.key}`, so that nobody is found for what it answers for.",
                f"Did you mean `{meant}`?",
                is_warning=True,
            )


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
