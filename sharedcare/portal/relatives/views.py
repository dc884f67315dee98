"""The pages about relatives. They are the patient's own: a relative does not see who else is one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sharedcare.access.proxies import actions
from sharedcare.access.proxies.errors import AlreadyLetIn, HasChanged, NoSuchRelative, NotYoursToDecide
from sharedcare.access.proxies.queries import birth_date, relative, relatives
from sharedcare.access.proxies.rules import age_rule, is_in_force, is_to_be_renewed
from sharedcare.access.proxies.types import Decides, Proxy, Wanted
from sharedcare.portal.frame.page import Around
from sharedcare.portal.relatives.form import AS_NOW, Form, form_in, until
from sharedcare.portal.relatives.words import WORDS, Words
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame

_HERE, _NEW = "/my/relatives", "/my/relatives/new"
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Card:
    """A relative, said."""

    proxy: Proxy
    may: str
    span: str
    is_soon: bool


@dataclass(frozen=True, slots=True)
class RelativesPage:
    """What the template is given. `parents` says, to a child, who decides."""

    frame: Frame
    around: Around
    words: Words
    parents: str
    done: str
    wrong: str
    cards: tuple[Card, ...]
    others: tuple[Proxy, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """What the template is given. `wrong` is a field and what is wrong with it."""

    frame: Frame
    around: Around
    words: Words
    title: str
    action: str
    is_new: bool
    form: Form
    levels: tuple[tuple[int, str, str], ...]
    spans: tuple[tuple[int, str], ...]
    wrong: tuple[str, str]


@require_safe
@signed_in
def everybody(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All of them."""
    return _page(request, visitor)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Letting somebody in."""
    words = WORDS[visitor.language]
    if request.method != "POST":
        return _form(request, visitor, Form())
    form = form_in(request.POST.dict())
    if (wrong := form.wrong(words, is_new=True)) is not None:
        return _form(request, visitor, form, wrong=wrong)
    last = until(visitor.calendar.today, form.months)
    wanted = Wanted(form.name, form.relation, form.phone, form.level, last)
    return _decided(
        request,
        visitor,
        lambda: actions.let_in(
            patient=visitor.whose.patient, wanted=wanted, ages=visitor.ages, by=visitor.by, at=visitor.at
        ),
        done="added",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, visitor: Visitor, person: str) -> HttpResponse:
    """How far somebody may go, and until when."""
    _require_own(visitor)
    words = WORDS[visitor.language]
    found = relative(patient=visitor.whose.patient, person=person, by=visitor.by, at=visitor.at)
    if found is None:
        return _page(request, visitor, wrong=words.gone)
    proxy, stays = found.proxy, _stays(found.proxy, visitor)
    if request.method != "POST":
        form = Form(level=proxy.level) if stays is None else Form(level=proxy.level, months=AS_NOW)
        return _form(request, visitor, form, of=proxy)
    form = form_in(request.POST.dict())
    if (wrong := form.wrong(words, is_new=False, may_stay=stays is not None)) is not None:
        return _form(request, visitor, form, of=proxy, wrong=wrong)
    return _decided(
        request,
        visitor,
        lambda: actions.change(
            patient=visitor.whose.patient,
            person=person,
            extent=form.extent(visitor.calendar.today),
            ages=visitor.ages,
            by=visitor.by,
            at=visitor.at,
        ),
        done="changed",
    )


@require_POST
@signed_in
def renewal(request: HttpRequest, visitor: Visitor, person: str) -> HttpResponse:
    """A year more."""
    patient = visitor.whose.patient
    return _decided(
        request,
        visitor,
        lambda: actions.renew(
            patient=patient, person=person, ages=visitor.ages, by=visitor.by, at=visitor.at
        ),
        done="renewed",
    )


@require_POST
@signed_in
def ending(request: HttpRequest, visitor: Visitor, person: str) -> HttpResponse:
    """No longer, from now on."""
    patient = visitor.whose.patient
    return _decided(
        request,
        visitor,
        lambda: actions.end(patient=patient, person=person, ages=visitor.ages, by=visitor.by, at=visitor.at),
        done="ended",
    )


def _decided(request: HttpRequest, visitor: Visitor, act: Callable[[], object], *, done: str) -> HttpResponse:
    _require_own(visitor)
    words = WORDS[visitor.language]
    try:
        act()
    except AlreadyLetIn:
        return HttpResponseRedirect(f"{_HERE}?done=already")
    except (NoSuchRelative, HasChanged):
        return _page(request, visitor, wrong=words.gone)
    except NotYoursToDecide:
        return _page(request, visitor, wrong=words.not_yours)
    return HttpResponseRedirect(f"{_HERE}?done={done}")


def _require_own(visitor: Visitor) -> None:
    if not visitor.whose.is_own:
        raise Http404


def _page(request: HttpRequest, visitor: Visitor, *, wrong: str = "") -> HttpResponse:
    _require_own(visitor)
    words, today = WORDS[visitor.language], visitor.calendar.today
    found = relatives(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    page = RelativesPage(
        frame=visitor.frame(request),
        around=visitor.around("relatives"),
        words=words,
        parents=_parents(visitor, words),
        done="" if wrong else words.done.get(request.GET.get("done", ""), ""),
        wrong=wrong,
        cards=tuple(_card(each, words, visitor) for each in found if is_in_force(each, today)),
        others=tuple(each for each in found if not is_in_force(each, today)),
    )
    return rendered(request, "relatives/page.html", page, status=_UNPROCESSABLE if wrong else 200)


def _card(proxy: Proxy, words: Words, visitor: Visitor) -> Card:
    calendar = visitor.calendar
    since = words.since.format(day=calendar.plain(proxy.since)) if proxy.since else ""
    until = words.until.format(day=calendar.plain(proxy.until)) if proxy.until else ""
    return Card(
        proxy=proxy,
        may=words.may[proxy.level],
        span=". ".join(part for part in (until, since) if part),
        is_soon=is_to_be_renewed(proxy, calendar.today),
    )


def _stays(proxy: Proxy, visitor: Visitor) -> date | None:
    """The last day that stays unless another is chosen: who changes how far somebody may go extends nothing by that."""
    return proxy.until if is_in_force(proxy, visitor.calendar.today) else None


def _spans(visitor: Visitor, words: Words, stays: date | None) -> tuple[tuple[int, str], ...]:
    """The times to choose from, each with its last day."""
    calendar = visitor.calendar

    def said(name: str, last: date) -> str:
        return words.span_until.format(span=name, day=calendar.whole(last))

    now = () if stays is None else ((AS_NOW, said(words.as_now, stays)),)
    return (*now, *((months, said(name, until(calendar.today, months))) for months, name in words.spans))


def _parents(visitor: Visitor, words: Words) -> str:
    born = birth_date(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    decides = age_rule(born, visitor.calendar.today, visitor.ages)
    return words.parents.format(age=visitor.ages.decides) if decides is Decides.PARENTS else ""


def _form(
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
    *,
    of: Proxy | None = None,
    wrong: tuple[str, str] = ("", ""),
) -> HttpResponse:
    _require_own(visitor)
    words = WORDS[visitor.language]
    page = FormPage(
        frame=visitor.frame(request),
        around=visitor.around("relatives"),
        words=words,
        title=words.new_title if of is None else words.change_title.format(name=of.name),
        action=_NEW if of is None else f"{_HERE}/{of.id}",
        is_new=of is None,
        form=form,
        levels=tuple((level, words.may[level], text) for level, text in words.explained.items()),
        spans=_spans(visitor, words, None if of is None else _stays(of, visitor)),
        wrong=wrong,
    )
    return rendered(request, "relatives/form.html", page, status=_UNPROCESSABLE if wrong[0] else 200)
