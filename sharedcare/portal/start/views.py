"""The first page of the portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.access.emergency.queries import cases_of
from sharedcare.access.emergency.types import Case
from sharedcare.access.grants.types import Treating
from sharedcare.access.proxies.queries import relatives
from sharedcare.access.proxies.rules import is_to_be_renewed
from sharedcare.access.proxies.types import MEASURE
from sharedcare.access.wishes.effects import treating
from sharedcare.care.findings.pausing.actions import may_pause
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.findings.pausing.types import Stands
from sharedcare.care.messages.queries import correspondence
from sharedcare.care.monitoring.queries import duties_of_one
from sharedcare.overview.read import overview
from sharedcare.portal.frame.page import Around
from sharedcare.portal.measuring.at_home import at_home
from sharedcare.portal.pausing.saying import told
from sharedcare.portal.pausing.words import WORDS as PAUSING
from sharedcare.portal.pausing.words import WORDS_FOR as PAUSING_FOR
from sharedcare.portal.responsible import Responsible, responsible
from sharedcare.portal.saying import Organisation, organisations, programme_names
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.portal.start.words import WORDS, WORDS_FOR, Words
from sharedcare.portal.whose import Whose
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import within

_TOLD_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Opened:
    """An access in an emergency, said."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the template is given. `renewals` are relatives whose access ends soon, in words; `not_monitored` is
    what the programmes say for a day on which nobody looks at measurements; `again` what to do about what was sent, and `today` what is to
    be measured today."""

    frame: Frame
    around: Around
    words: Words
    hello: str
    opened: tuple[Opened, ...]
    renewals: tuple[str, ...]
    responsible: tuple[Responsible, ...]
    treating: tuple[Organisation, ...]
    others: tuple[Whose, ...]
    may_measure: bool
    again: tuple[str, ...]
    today: str
    messages: str
    not_monitored: tuple[str, ...]
    pauses: tuple[str, ...]
    may_pause: bool


@require_safe
@signed_in
def start(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What has happened, who is responsible, and who treats."""
    who = visitor.whose
    words = (WORDS if who.is_own else WORDS_FOR)[visitor.language]
    found = overview(by=visitor.by, patient=who.patient, since=None, zone=visitor.zone, at=visitor.at)
    if found is None:
        raise Http404
    around = visitor.around("start")
    resting = pauses(patient=who.patient, by=visitor.by, at=visitor.at)
    treats = treating(patient=who.patient, by=visitor.by, at=visitor.at)
    home = at_home(visitor, found, resting) if who.may(MEASURE) else None
    page = StartPage(
        frame=visitor.frame(request),
        around=around,
        words=words,
        hello=words.hello.format(name=who.first_name if who.is_own else who.name),
        opened=_opened(visitor, words),
        renewals=_renewals(visitor, words) if who.is_own else (),
        responsible=responsible(found, treats, visitor, call=words.call, blind=words.blind),
        treating=_treating(treats, visitor, words, programme_names(found.programmes, visitor.language)),
        others=visitor.others,
        may_measure=who.may(MEASURE),
        again=home.again if home is not None else (),
        today=home.today if home is not None else "",
        messages=_messages(visitor, words),
        not_monitored=_not_monitored([one.key for one in found.programmes], visitor),
        pauses=_pauses(visitor, resting),
        may_pause=may_pause(patient=who.patient, by=visitor.by, at=visitor.at),
    )
    return rendered(request, "my/page.html", page)


def _not_monitored(programmes: Sequence[str], visitor: Visitor) -> tuple[str, ...]:
    """What each of the programmes says for days on which nobody looks at measurements, if this is one."""
    off = [one.otherwise for one in duties_of_one(programmes, day=visitor.calendar.today) if not one.is_on]
    return tuple(dict.fromkeys(one.da if visitor.language == "da" else one.en for one in off))


def _messages(visitor: Visitor, words: Words) -> str:
    """The way to the messages, which says how many the patient has not read."""
    patient = visitor.whose.patient
    found = correspondence(patient=patient, by=visitor.by, at=visitor.at)
    count = sum(one.is_unread_by(patient) for one in found)
    several = words.messages_one if count == 1 else words.messages_new.format(count=count)
    return several if count else words.messages


def _pauses(visitor: Visitor, found: Sequence[Stands]) -> tuple[str, ...]:
    """The pauses in measuring that last or are to come."""
    words = (PAUSING if visitor.whose.is_own else PAUSING_FOR)[visitor.language]
    return tuple(told(one, visitor, words) for one in found)


def _opened(visitor: Visitor, words: Words) -> tuple[Opened, ...]:
    since = visitor.at - _TOLD_FOR
    found = cases_of(patient=visitor.whose.patient, by=visitor.by, at=visitor.at, since=since)
    return tuple(_told(one, visitor, words) for one in found)


def _told(case: Case, visitor: Visitor, words: Words) -> Opened:
    who = ", ".join(part for part in (case.who, case.title, case.place) if part)
    when = visitor.calendar.stamp(case.since)
    return Opened(
        words.emergency_by.format(who=who, when=when), words.emergency_why.format(reason=case.reason)
    )


def _renewals(visitor: Visitor, words: Words) -> tuple[str, ...]:
    today = visitor.calendar.today
    found = relatives(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    return tuple(
        words.renewal.format(name=one.name.partition(" ")[0], day=visitor.calendar.plain(one.until))
        for one in found
        if one.until is not None and is_to_be_renewed(one, today)
    )


def _treating(
    found: Sequence[Treating], visitor: Visitor, words: Words, names: dict[str, str]
) -> tuple[Organisation, ...]:
    first = {key: min(one.since for one in found if one.key == key) for key in {one.key for one in found}}
    since = {
        key: words.since.format(day=visitor.calendar.plain(visitor.calendar.local(moment).date()))
        for key, moment in first.items()
    }
    agreements = {
        one.programme: words.agreement.format(programme=within(names.get(one.programme, one.programme)))
        for one in found
    }
    return organisations(found, agreements, visitor.around("").words, since=since)
