"""Writing a draft: a new one, and one that is there. What was typed stays when it cannot be saved."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.agreements import actions, queries, rules
from sharedcare.access.agreements.errors import Backwards, HasChanged, NotNow, NotYours
from sharedcare.access.agreements.queries import Organisation
from sharedcare.access.agreements.types import Agreement, Lack, Terms
from sharedcare.office.agreements.form_words import FORMS, FormWords
from sharedcare.office.agreements.steps import version_of
from sharedcare.office.agreements.typed import LONGEST_LINE, LONGEST_TEXT, typed
from sharedcare.office.agreements.views import ROOM, saying, show
from sharedcare.office.agreements.words import Words
from sharedcare.office.entering import Around, around, in_office
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor

_FIELDS = {
    Lack.TITLE: "title",
    Lack.PROGRAMME: "programme",
    Lack.PARTIES: "parties",
    Lack.PART: "parties",
    Lack.BEGINS: "since",
    Lack.ENDS: "until",
    Lack.TEXT: "text",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An organisation that can be ticked, and its part."""

    id: str
    name: str
    is_ticked: bool
    part: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPage:
    """What the template of the form is given. `problems` lead to the fields that they are about."""

    around: Around
    words: FormWords
    said: Words
    id: str
    version: int
    terms: Terms
    since: str
    until: str
    is_fixed: bool
    programmes: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, tuple[Choice, ...]], ...]
    problems: tuple[tuple[str, str], ...]
    another: tuple[str, str]
    longest: tuple[int, int] = (LONGEST_LINE, LONGEST_TEXT)

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
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The empty form, and what is sent from it."""
    if request.method != "POST":
        return _page(request, visitor, Terms())
    return _save(request, visitor, None)


@require_http_methods(["GET", "HEAD", "POST"])
@in_office
def terms(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """The form of a draft, with what it lacks (`?check`), and what is sent from it."""
    found = queries.agreement_of(agreement=agreement, by=visitor.by, at=visitor.at)
    if request.method == "POST":
        return _save(request, visitor, found)
    problems = _lacking(visitor, found) if "check" in request.GET else ()
    return _page(request, visitor, found.terms, found=found, problems=problems)


def _save(request: HttpRequest, visitor: Visitor, found: Agreement | None) -> HttpResponse:
    words = FORMS[visitor.language]
    sent = typed(
        request.POST.dict(),
        among=queries.possible_parties(),
        ticked=request.POST.getlist("party"),
        known=_programmes(visitor),
    )
    if sent.unread:
        says = {"programme-code": words.another_hint}
        problems = tuple((name, says.get(name, words.bad_date)) for name in sent.unread)
        return _page(request, visitor, sent.terms, found=found, problems=problems)
    try:
        saved = _stored(request, visitor, found, sent.terms)
    except HasChanged:
        return _page(request, visitor, sent.terms, found=found, problems=(("title", words.has_changed),))
    except Backwards:
        problem = saying(visitor).words.lacks[Lack.ENDS]
        return _page(request, visitor, sent.terms, found=found, problems=(("until", problem),))
    except NotYours:
        problem = saying(visitor).words.problems["NotAmong"]
        return _page(request, visitor, sent.terms, found=found, problems=(("parties", problem),))
    except NotNow:
        return show(
            request, visitor, found.id if found else "", problem=saying(visitor).words.problems["NotNow"]
        )
    return HttpResponseRedirect(f"{ROOM}/{saved}?done")


def _stored(request: HttpRequest, visitor: Visitor, found: Agreement | None, terms: Terms) -> str:
    if found is None:
        return actions.draft(terms=terms, by=visitor.by, at=visitor.at)
    actions.revise(agreement=found.id, version=version_of(request), terms=terms, by=visitor.by, at=visitor.at)
    return found.id


def _page(
    request: HttpRequest,
    visitor: Visitor,
    terms: Terms,
    *,
    found: Agreement | None = None,
    problems: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    words = FORMS[visitor.language]
    page = TermsPage(
        around=around(request, visitor, room=ROOM),
        words=words,
        said=saying(visitor).words,
        id=found.id if found else "",
        version=found.version if found else 0,
        terms=terms,
        since=request.POST.get("since", terms.since.isoformat() if terms.since else ""),
        until=request.POST.get("until", terms.until.isoformat() if terms.until else ""),
        is_fixed=found is not None and bool(found.follows),
        programmes=tuple(sorted(_programmes(visitor).items(), key=lambda one: one[1])),
        sectors=_sectors(terms, words),
        problems=problems,
        another=(request.POST.get("programme-name", ""), request.POST.get("programme-code", "")),
    )
    return rendered(request, "agreements/terms.html", page)


def _lacking(visitor: Visitor, found: Agreement) -> tuple[tuple[str, str], ...]:
    others = queries.agreements(by=visitor.by, at=visitor.at)
    followed = next((one.terms for one in others if one.id == found.follows), None)
    said = saying(visitor).words.lacks
    return tuple((_FIELDS[one], said[one]) for one in rules.lacks(found.terms, follows=followed))


def _programmes(visitor: Visitor) -> dict[str, str]:
    """The programmes that agreements are about so far."""
    found = queries.every(by=visitor.by, at=visitor.at)
    return {one.terms.programme: one.terms.programme_text for one in found if one.terms.programme}


def _sectors(terms: Terms, words: FormWords) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    parts = {one.organization: one.part for one in terms.parties}

    def choice(one: Organisation) -> Choice:
        label = words.part_of.format(name=one.name)
        return Choice(one.id, one.name, one.id in parts, parts.get(one.id, ""), label)

    order = list(words.sectors)
    found = sorted(queries.possible_parties(), key=lambda one: order.index(_sector(one, words)))
    return tuple(
        (words.sectors[sector], tuple(choice(one) for one in several))
        for sector, several in groupby(found, key=lambda one: _sector(one, words))
    )


def _sector(one: Organisation, words: FormWords) -> str:
    return one.sector if one.sector in words.sectors else ""
