"""What the one screen shows, in the order in which it shows it: plain facts, in no language and no layout.

A text from the record comes with its language and its translations (`Text`): a door shows it in the reader's language
where there is one. Whatever the screen itself says (headings, states, ages) is not here: a door says it.
"""

from sharedcare.overview.types.course import Change, Event, News, Note
from sharedcare.overview.types.measurements import (
    Concern,
    Conflict,
    Freshness,
    Goal,
    Measure,
    Point,
    Reading,
    Status,
)
from sharedcare.overview.types.narrowing import EVERYTHING, Narrowed, Narrowing
from sharedcare.overview.types.parties import Party, Ref, Sector
from sharedcare.overview.types.people import Allergy, Banner, Handover, Member, Relative
from sharedcare.overview.types.plan import (
    AppointmentItem,
    DoseChange,
    Medicine,
    Pause,
    Phase,
    Problem,
    Programme,
    TaskItem,
    WhatMatters,
)
from sharedcare.overview.types.screen import Overview
from sharedcare.overview.types.texts import NOTHING, Text

__all__ = [
    "EVERYTHING",
    "NOTHING",
    "Allergy",
    "AppointmentItem",
    "Banner",
    "Change",
    "Concern",
    "Conflict",
    "DoseChange",
    "Event",
    "Freshness",
    "Goal",
    "Handover",
    "Measure",
    "Medicine",
    "Member",
    "Narrowed",
    "Narrowing",
    "News",
    "Note",
    "Overview",
    "Party",
    "Pause",
    "Phase",
    "Point",
    "Problem",
    "Programme",
    "Reading",
    "Ref",
    "Relative",
    "Sector",
    "Status",
    "TaskItem",
    "Text",
    "WhatMatters",
]
