"""Searching the trail.

What is typed goes in the body of a POST, which finds out whom it means and leads on to an address of numbers, codes and
days. Until something is asked nobody is shown: reading the trail is a look that patients see as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.audit.events import Tree
from sharedcare.access.audit.exporting import exported
from sharedcare.access.audit.people import organisations
from sharedcare.access.audit.search import search
from sharedcare.access.audit.types import Told
from sharedcare.office.entering import Around, around, for_officer
from sharedcare.office.people.words import WORDS as PEOPLE
from sharedcare.office.trail.asked import GROUNDS, HERE, Asked, after_of, asked_of
from sharedcare.office.trail.meaning import Chosen, Meant, chosen, meant
from sharedcare.office.trail.saying import Row, rows
from sharedcare.office.trail.words import Words
from sharedcare.office.trail.words_english import WORDS
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor

_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class TrailPage:
    """What the template is given. `rows` is None while nothing is asked; `meant` is whom what was typed may mean."""

    around: Around
    words: Words
    asked: Asked
    chosen: Chosen
    typed: Mapping[str, str]
    meant: Meant
    roles: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[str, str], ...]
    grounds: tuple[tuple[str, str], ...]
    quick: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...] | None = None
    newest: str = ""
    older: str = ""
    export: str = ""

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def trail(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The search, and what it finds, a page at a time."""
    words = WORDS[visitor.language]
    if request.method == "POST":
        found = meant(request.POST, words, by=visitor.by, at=visitor.at, calendar=visitor.calendar)
        if found.is_clear:
            return HttpResponseRedirect(found.asked.address(HERE))
        return rendered(request, "trail/page.html", _page(request, visitor, found), status=_UNPROCESSABLE)
    asked = asked_of(request.GET)
    if asked.is_nothing:
        return rendered(request, "trail/page.html", _page(request, visitor, Meant(asked)))
    after = after_of(request.GET.get("after", ""))
    entries = search(asked.sought(settings.SHAREDCARE_TIME_ZONE), by=visitor.by, at=visitor.at, after=after)
    page = replace(
        _page(request, visitor, Meant(asked), entries.entries),
        rows=rows(entries.entries, words, visitor.calendar),
        newest=asked.address(HERE) if after is not None else "",
        older="" if entries.after is None else asked.address(HERE, entries.after),
        export=asked.address(f"{HERE}/export"),
    )
    return rendered(request, "trail/page.html", page)


@require_safe
@for_officer
def export(request: HttpRequest, visitor: Visitor) -> StreamingHttpResponse:
    """All that is found, as FHIR AuditEvents, one a line."""
    sought = asked_of(request.GET).sought(settings.SHAREDCARE_TIME_ZONE)
    events = exported(sought, by=visitor.by, at=visitor.at)
    return StreamingHttpResponse(
        map(_line, events),
        content_type="application/fhir+ndjson",
        headers={"Content-Disposition": 'attachment; filename="trail.ndjson"', "Cache-Control": "no-store"},
    )


def _line(event: Tree) -> bytes:
    return orjson.dumps(event) + b"\n"


def _page(request: HttpRequest, visitor: Visitor, found: Meant, entries: Iterable[Told] = ()) -> TrailPage:
    words, today = WORDS[visitor.language], visitor.calendar.today
    week, month = Asked(since=today - _WEEK), Asked(since=today - _MONTH)
    quick = (
        (words.quick_refused, replace(week, refused=True)),
        (words.quick_emergencies, replace(month, ground="emergency")),
        (words.quick_trail, replace(month, deed="trail")),
    )
    return TrailPage(
        around=around(request, visitor, room=HERE, styles=("trail.css",)),
        words=words,
        asked=found.asked,
        chosen=chosen(found.asked, words, names=_names(entries), by=visitor.by, at=visitor.at),
        typed=found.typed,
        meant=found,
        roles=tuple(PEOPLE[visitor.language].codes.items()),
        organisations=tuple(organisations(by=visitor.by).items()),
        grounds=tuple((code, words.grounds[ground]) for code, ground in GROUNDS.items()),
        quick=tuple((name, one.address(HERE)) for name, one in quick),
    )


def _names(entries: Iterable[Told]) -> dict[str, str]:
    return {one.id: one.name for entry in entries for one in entry.patients if one.id and one.name}
