"""What other pages tell of measuring at home: what is wanted today, and all that the plan asks for."""

from dataclasses import dataclass

from sharedcare.access.proxies.types import MEASURE
from sharedcare.care.findings.pausing.types import Stands
from sharedcare.care.findings.prompting import prompts
from sharedcare.care.measuring.queries import asked
from sharedcare.care.measuring.types import When
from sharedcare.overview.at_home import is_paused, standing
from sharedcare.overview.types import Overview
from sharedcare.portal.measuring.asked import again, holding, nothing_more
from sharedcare.portal.measuring.saying import Row, names, rows
from sharedcare.portal.measuring.words import WORDS
from sharedcare.portal.signed_in import Visitor
from sharedcare.ui.markup import within


@dataclass(frozen=True, slots=True)
class AtHome:
    """`rows` is what is measured, how often and when next; empty where the plan asks for nothing. `again` is what to do about what was sent;
    `today` says what is wanted today, or that nothing more is, and in a pause nothing. `link` leads to the form (its words), where the reader may send."""

    rows: tuple[Row, ...]
    again: tuple[str, ...]
    today: str
    paused: str
    link: str


def at_home(visitor: Visitor, screen: Overview, pauses: list[Stands]) -> AtHome:
    """How measuring at home stands. `pauses` are those that are not over."""
    words, calendar = WORDS[visitor.language], visitor.calendar
    entries = asked(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    found = standing(entries, screen.measures, zone=calendar.zone, at=visitor.at)
    rests = is_paused(found, pauses, at=visitor.at)
    today = names(
        (one.entry for one in found if one.when is When.TODAY), calendar.language, joint=words.joint
    )
    prompted = holding(prompts(patient=visitor.whose.patient, by=visitor.by, at=visitor.at), found)
    told = again(prompted, entries, language=visitor.language)
    rest = words.nothing_today if nothing_more(found, prompted) else ""
    wanted = words.today_said.format(what=within(today)) if today else rest
    return AtHome(
        rows=rows(found, paused=rests, words=words, calendar=calendar),
        again=told,
        today="" if rests or not found else wanted,
        paused=words.paused_lead if rests and found else "",
        link=words.title if visitor.whose.may(MEASURE) else "",
    )
