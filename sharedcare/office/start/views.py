"""The first page of the office: what somebody has to do something about."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.access.agreements import queries, rules
from sharedcare.access.agreements.types import Agreement, Stage
from sharedcare.office.agreements.saying import Row, Saying
from sharedcare.office.agreements.views import saying
from sharedcare.office.entering import Around, around, in_office
from sharedcare.office.start.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor


@dataclass(frozen=True, slots=True)
class Reminder:
    """An agreement that runs out: `how_soon` in words, `is_close` in a month at most."""

    row: Row
    how_soon: str
    is_close: bool
    renewed: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the template is given."""

    around: Around
    words: Words
    organization: str
    to_sign: tuple[Row, ...]
    reminders: tuple[Reminder, ...]
    drafts: tuple[Row, ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_safe
@in_office
def start(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What waits for the reader, and what runs out, the soonest first."""
    say, words = saying(visitor), WORDS[visitor.language]
    found = queries.agreements(by=visitor.by, at=visitor.at)
    stands = queries.standing(visitor.by)
    soon = sorted(
        (left, one.id, one) for one in found if (left := rules.reminder(one, found, say.today)) is not None
    )
    page = StartPage(
        around=around(request, visitor, room="/office"),
        words=words,
        organization=queries.names([stands.own]).get(stands.own, ""),
        to_sign=tuple(say.row(one) for one in found if rules.may_sign(one, stands)),
        reminders=tuple(_reminder(say, words, one, left, found) for left, _, one in soon),
        drafts=tuple(say.row(one) for one in found if one.stage is Stage.DRAFT and rules.keeps(one, stands)),
    )
    return rendered(request, "start/page.html", page)


def _reminder(say: Saying, words: Words, one: Agreement, left: int, found: list[Agreement]) -> Reminder:
    follower = rules.successor(one, found)
    return Reminder(
        say.row(one), say.left(left), left <= rules.REMINDERS[1], words.renewed if follower else ""
    )
