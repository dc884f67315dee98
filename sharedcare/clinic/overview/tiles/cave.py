"""What can kill: the allergies in the banner. How many find no room there is said, and is never cut."""

from itertools import accumulate

from sharedcare.clinic.overview.cave_said import Cave
from sharedcare.clinic.overview.tiles.gaps import brief, told
from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import Banner, Narrowed, Narrowing
from sharedcare.ui.charts.lettering import width
from sharedcare.ui.markup import escaped, html, joined

_ROOM, _SIZE = 228.0, 13.0
"""Pixels for the word and the names beside the count of the others, and of the letters."""


def cave(facts: Banner, narrowed: Narrowed, voice: Voice) -> Cave:
    """The critical ones first, as many as there is room for, and at least one. Who is not shown all of them is told so."""
    words, kept = voice.words.banner, told("allergies", narrowed, voice)
    if kept and not facts.allergies:
        by_patient = narrowed.why("AllergyIntolerance") is Narrowing.PATIENT
        shown = words.cave_withheld if by_patient else kept
        return Cave(shown=shown, beyond="", more="", told=kept, look="unknown")
    if not facts.allergies:
        known = facts.no_known_allergies
        text = words.cave_none if known else words.cave_unknown
        return Cave(shown=text, beyond="", more="", told=text, look="clear" if known else "unknown")
    names = [voice.says(one.text) for one in sorted(facts.allergies, key=lambda one: not one.is_critical)]
    ends = accumulate(width(f" {one.words},", _SIZE) for one in names)
    hidden = brief("allergies", narrowed, voice)
    room = _ROOM - width(f"{words.cave} {hidden}", _SIZE)
    count = max(sum(end <= room for end in ends), 1)
    return Cave(
        shown=html(f"{escaped(words.cave)} {joined(', ', *names[:count])}"),
        beyond=html(f", {joined(', ', *names[count:])}") if names[count:] else "",
        more=f"+{len(names) - count}" if names[count:] else "",
        told=f"{words.cave}: {', '.join(one.words for one in names)}{f'. {kept}' if kept else ''}",
        look="known",
        kept=hidden,
    )
