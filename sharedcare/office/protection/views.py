"""The first page of data protection: numbers that say what waits, and no patient."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from sharedcare.access.audit.sealing import standing
from sharedcare.access.audit.types import Period
from sharedcare.access.emergency.queries import waiting as emergencies_waiting
from sharedcare.access.patterns.queries import waiting as patterns_waiting
from sharedcare.access.reports.queries import unanswered
from sharedcare.office.entering import Around, around, for_officer
from sharedcare.office.protection.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import filled
from sharedcare.visiting.signed_in import PROTECTION, Visitor

_MONTH = timedelta(days=30)
_BEHIND = timedelta(minutes=5)
"""Sealing takes seconds: what has waited for so long waits for nobody."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many of something wait, what it is, and where it is done."""

    count: int
    name: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class Seal:
    """How the trail stands, in words."""

    sealed: SafeString | str
    waiting: str
    is_behind: bool


@dataclass(frozen=True, slots=True)
class ProtectionPage:
    """What the template is given."""

    around: Around
    words: Words
    waiting: tuple[Waiting, ...]
    seal: Seal

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_safe
@for_officer
def protection(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What waits for the reader, and how the seal stands."""
    words, by, at = WORDS[visitor.language], visitor.by, visitor.at
    page = ProtectionPage(
        around=around(request, visitor, room=PROTECTION, styles=("protection.css",)),
        words=words,
        waiting=(
            _waiting(emergencies_waiting(by=by, at=at), words.emergencies, "/emergencies"),
            _waiting(unanswered(by=by, at=at), words.reports, "/office/reports"),
            _waiting(
                patterns_waiting(Period(at - _MONTH, at), by=by, at=at), words.patterns, "/office/patterns"
            ),
        ),
        seal=_seal(visitor, words),
    )
    return rendered(request, "protection/page.html", page)


def _waiting(count: int, said: tuple[str, str, str], href: str) -> Waiting:
    name, some, none = said
    return Waiting(count, name, some if count else none, href)


def _seal(visitor: Visitor, words: Words) -> Seal:
    calendar = visitor.calendar
    stands = standing()
    since = stands.waiting_since
    return Seal(
        sealed=words.never
        if stands.sealed_at is None
        else filled(words.sealed, calendar.tag(calendar.stamp(stands.sealed_at), stands.sealed_at)),
        waiting=words.all_sealed
        if since is None
        else words.unsealed.format(count=stands.waiting, since=calendar.stamp(since)),
        is_behind=since is not None and visitor.at - since > _BEHIND,
    )
