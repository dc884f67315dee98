"""The one screen as a whole."""

from dataclasses import dataclass
from datetime import datetime

from sharedcare.overview.types.course import Event, News, Note
from sharedcare.overview.types.measurements import Concern, Conflict, Measure
from sharedcare.overview.types.narrowing import EVERYTHING, Narrowed
from sharedcare.overview.types.people import Banner, Member
from sharedcare.overview.types.plan import (
    AppointmentItem,
    Medicine,
    Pause,
    Problem,
    Programme,
    TaskItem,
    WhatMatters,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """All of one patient. `as_of` is set when it is drawn as of an earlier moment; `at` is that moment, or now.

    `emergency_until` is set where an emergency is all that opens the record to the reader. `narrowed` is what the reader
    is not shown: nothing of it may be said not to be there.
    """

    at: datetime
    as_of: datetime | None
    banner: Banner
    concerns: tuple[Concern, ...]
    news: News
    matters: tuple[WhatMatters, ...]
    programmes: tuple[Programme, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    team: tuple[Member, ...]
    measures: tuple[Measure, ...]
    events: tuple[Event, ...]
    tasks: tuple[TaskItem, ...]
    appointments: tuple[AppointmentItem, ...]
    medicines: tuple[Medicine, ...]
    notes: tuple[Note, ...]
    pauses: tuple[Pause, ...] = ()
    emergency_until: datetime | None = None
    narrowed: Narrowed = EVERYTHING
