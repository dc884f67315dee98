"""Giving notice of an agreement, or ending it at once: what that does is shown before."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.agreements import actions, queries, reach, rules
from sharedcare.access.agreements.errors import BadLastDay, HasChanged, NotNow, ReasonNeeded
from sharedcare.access.agreements.types import Agreement, Effect, Step
from sharedcare.office.agreements.form_words import FORMS, FormWords
from sharedcare.office.agreements.saying import Reach
from sharedcare.office.agreements.steps import told, version_of
from sharedcare.office.agreements.views import ROOM, saying, show
from sharedcare.office.agreements.words import Words
from sharedcare.office.entering import Around, around, in_office
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor

_NOTICE = timedelta(days=30)
_AT_ONCE = "at-once"
_WHEN = (_AT_ONCE, "last-day")


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPage:
    """What the template is given: what the end does, and what was typed."""

    around: Around
    words: FormWords
    said: Words
    id: str
    version: int
    title: str
    effect: Reach
    alone: int
    knows: str
    at_once: bool
    last_day: str
    reason: str
    problems: tuple[tuple[str, str], ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame

    @property
    def wrong(self) -> frozenset[str]:
        """The fields that a problem is about."""
        return frozenset(field for field, _ in self.problems)


@require_http_methods(["GET", "HEAD", "POST"])
@in_office
def end(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """What the end of it does, and the form that ends it."""
    found = queries.agreement_of(agreement=agreement, by=visitor.by, at=visitor.at)
    if request.method == "POST":
        return _end(request, visitor, found)
    if not rules.may(Step.END, found, queries.standing(visitor.by)):
        raise Http404
    return _page(request, visitor, found)


def _end(request: HttpRequest, visitor: Visitor, found: Agreement) -> HttpResponse:
    effect = reach.effect(found, at=visitor.at)
    words, typed = FORMS[visitor.language], request.POST.get("last-day", "")
    if (when := request.POST.get("when")) not in _WHEN:
        return _page(request, visitor, found, problems=(("when", words.choose_when),))
    if when == _AT_ONCE and not _knows(request, effect):
        says = words.not_known.format(patients=saying(visitor).patients(effect.left_alone))
        return _page(request, visitor, found, problems=(("alone", says),))
    last_day = None if when == _AT_ONCE else _day(typed)
    if when != _AT_ONCE and last_day is None:
        says = words.bad_date if typed.strip() else words.no_last_day
        return _page(request, visitor, found, problems=(("last-day", says),))
    try:
        actions.end(
            agreement=found.id,
            version=version_of(request),
            reason=request.POST.get("reason", ""),
            last_day=last_day,
            by=visitor.by,
            at=visitor.at,
        )
    except ReasonNeeded as refusal:
        return _page(request, visitor, found, problems=(("reason", told(visitor, refusal)),))
    except BadLastDay as refusal:
        return _page(request, visitor, found, problems=(("last-day", told(visitor, refusal)),))
    except (HasChanged, NotNow) as refusal:
        return show(request, visitor, found.id, problem=told(visitor, refusal))
    return HttpResponseRedirect(f"{ROOM}/{found.id}?done")


def _knows(request: HttpRequest, effect: Effect) -> bool:
    """Whether it was ticked that so many are left with nobody: another number than was shown has to be read anew."""
    return not effect.left_alone or request.POST.get("alone") == str(effect.left_alone)


def _page(
    request: HttpRequest, visitor: Visitor, found: Agreement, *, problems: tuple[tuple[str, str], ...] = ()
) -> HttpResponse:
    say, words = saying(visitor), FORMS[visitor.language]
    effect = reach.effect(found, at=visitor.at)
    suggested = min(say.today + _NOTICE, found.terms.until or date.max)
    page = EndPage(
        around=around(request, visitor, room=ROOM),
        words=words,
        said=say.words,
        id=found.id,
        version=found.version,
        title=found.terms.title or say.words.untitled,
        effect=say.reach(effect, says=words.losses, none=words.no_losses, alone=words.alone),
        alone=effect.left_alone,
        knows=words.knows.format(patients=say.patients(effect.left_alone)) if effect.left_alone else "",
        at_once=request.POST.get("when") == _AT_ONCE,
        last_day=request.POST.get("last-day", suggested.isoformat()),
        reason=request.POST.get("reason", ""),
        problems=problems,
    )
    return rendered(request, "agreements/end.html", page)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
