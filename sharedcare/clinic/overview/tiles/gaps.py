"""What a tile says of what the reader is not shown: nothing that is hidden may pass for nothing there."""

from dataclasses import replace
from typing import TypeVar

from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.voice import Voice
from sharedcare.clinic.overview.words.types import GapWords
from sharedcare.overview.types import Narrowed

_OF = {
    "matters": ("Goal",),
    "programmes": ("EpisodeOfCare",),
    "problems": ("Condition",),
    "team": ("CareTeam",),
    "measures": ("Observation",),
    "events": (
        "Encounter",
        "ServiceRequest",
        "Appointment",
        "QuestionnaireResponse",
        "Task",
        "Observation",
    ),
    "tasks": ("Task", "Appointment"),
    "medicines": ("MedicationStatement", "MedicationRequest"),
    "notes": ("Communication",),
    "goals": ("Goal",),
    "allergies": ("AllergyIntolerance",),
    "concerns": ("DetectedIssue",),
    "relatives": ("RelatedPerson",),
    "consents": ("Consent",),
    "responsible": ("EpisodeOfCare", "CareTeam"),
}
"""The types of resources that each part of the screen is drawn from."""
_BESIDE = {"measures": ("Goal",)}
"""What belongs to a part without being what it is called by."""

Tile = TypeVar("Tile", page.Wishes, page.Courses, page.Team, page.Targets, page.Timeline, page.Rows)


def told(part: str, narrowed: Narrowed, voice: Voice) -> str:
    """What of this part the reader is not shown and why, as a sentence without its full stop; empty where all of it is."""
    return told_in(voice.words.gaps, part, narrowed)


def told_in(words: GapWords, part: str, narrowed: Narrowed) -> str:
    """The same on other pages of a patient."""
    why = narrowed.why(*_OF[part], *_BESIDE.get(part, ()))
    if why is None:
        return ""
    return words.whole[why].format(words.parts[part]) if narrowed.wholly(*_OF[part]) else words.some[why]


def brief(part: str, narrowed: Narrowed, voice: Voice) -> str:
    """The same in two words."""
    why = narrowed.why(*_OF[part], *_BESIDE.get(part, ()))
    return voice.words.gaps.brief[why] if why is not None else ""


def seen(tile: Tile, part: str, narrowed: Narrowed, voice: Voice) -> Tile:
    """The tile as it may be said to this reader: where something is not shown, it says so instead of that nothing is
    there, and instead of how many there are."""
    said = told(part, narrowed, voice)
    if not said:
        return tile
    if tile.head.empty:
        return replace(tile, head=replace(tile.head, empty=f"{said}."))
    return replace(
        tile, head=replace(tile.head, note="", kept=brief(part, narrowed, voice), kept_told=f"{said}.")
    )
