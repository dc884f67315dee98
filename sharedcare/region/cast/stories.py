"""Who the cast are and which story is told of each."""

from collections.abc import Callable

from sharedcare.region.cast import aisha, bent, empty, full, karen, people
from sharedcare.region.cast.poul import story as poul
from sharedcare.region.chart import Chart
from sharedcare.region.citizen import Citizen

STORIES: tuple[tuple[Citizen, Callable[[Chart], None]], ...] = (
    (people.POUL, poul.story),
    (people.KAREN, karen.story),
    (people.BENT, bent.story),
    (people.AISHA, aisha.story),
    (people.EMPTY, empty.story),
    (people.FULL, full.story),
)
