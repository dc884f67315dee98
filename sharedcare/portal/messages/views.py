"""The list of conversations, and one of them to read and to write in."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.proxies.types import WRITE
from sharedcare.care.messages.errors import NothingToSay, NotWritten
from sharedcare.care.messages.places import organisations
from sharedcare.care.messages.queries import Message
from sharedcare.care.messages.reading import opened
from sharedcare.care.messages.texts import OWN
from sharedcare.care.messages.writing import LONGEST, write
from sharedcare.care.monitoring.queries import duties_of_one
from sharedcare.kernel.ids import key64
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview, Party
from sharedcare.portal.frame.page import Around
from sharedcare.portal.messages.conversations import Conversation, conversations, parties
from sharedcare.portal.messages.words import WORDS, WORDS_FOR, Words
from sharedcare.portal.responsible import references
from sharedcare.portal.saying import sector_chip, text
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said

HERE, _UNPROCESSABLE, _SHOWN = "/my/messages", 422, 8


@dataclass(frozen=True, slots=True)
class Row:
    """A conversation in the list."""

    href: str
    chip: SafeString
    name: str
    native: SafeString | str
    is_responsible: bool
    new: str
    last: Said
    when: str


@dataclass(frozen=True, slots=True)
class Line:
    """One message: `is_home` is whether it is from the patient's side, `state` whether it was read."""

    is_home: bool
    who: str
    when: str
    topic: Said
    text: Said
    state: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the template of the list is given."""

    frame: Frame
    around: Around
    words: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePage:
    """What the template of a conversation is given. `why_not` says why nothing can be written in it, `off` what the
    programmes say for a day on which nobody looks."""

    frame: Frame
    around: Around
    words: Words
    here: str
    name: str
    native: SafeString | str
    chip: SafeString | str
    earlier: tuple[Line, ...]
    folded: str
    lines: tuple[Line, ...]
    done: str
    wrong: str
    longest: int
    to: str
    why_not: str
    off: tuple[str, ...]


@require_safe
@signed_in
def everything(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The conversations, that with whoever is responsible first."""
    words, screen = _words(visitor), _screen(visitor)
    stands = frozenset[int]().union(*(organisations(one, at=visitor.at) for one in references(screen)))
    rows = [_row(one, visitor, words, is_responsible=_is_with(one, stands)) for one in conversations(visitor)]
    page = ListPage(
        frame=visitor.frame(request, "my-messages.css"),
        around=visitor.around("start"),
        words=words,
        rows=tuple(sorted(rows, key=lambda one: not one.is_responsible)),
    )
    return rendered(request, "my_messages/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, visitor: Visitor, organization: str) -> HttpResponse:
    """A conversation, and what is sent in it."""
    found = next((each for each in conversations(visitor) if each.key == organization), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        opened(found.messages, patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
        return _one(request, visitor, found)
    if not visitor.whose.may(WRITE) or not found.treats:
        raise Http404
    typed = request.POST.get("words", "")[:LONGEST]
    try:
        write(
            patient=visitor.whose.patient,
            to=_recipient(found, _screen(visitor), visitor),
            words=typed,
            by=visitor.by,
            at=visitor.at,
        )
    except NothingToSay:
        return _one(request, visitor, found, wrong=True)
    except NotWritten as refusal:
        raise Http404 from refusal
    return HttpResponseRedirect(f"{HERE}/{found.key}?done#newest")


def _one(request: HttpRequest, visitor: Visitor, found: Conversation, *, wrong: bool = False) -> HttpResponse:
    words, screen, whose = _words(visitor), _screen(visitor), visitor.whose
    who = parties(found.messages, visitor)
    lines = [_line(each, who, visitor, words) for each in found.messages]
    before, shown = lines[:-_SHOWN], lines[-_SHOWN:]
    why_not = "" if whose.may(WRITE) else words.may_not
    page = OnePage(
        frame=visitor.frame(request, "my-messages.css"),
        around=visitor.around("start"),
        words=words,
        here=f"{HERE}/{found.key}",
        name=found.name or words.before,
        native=visitor.look.native if found.name else "",
        chip=sector_chip(found.sector, visitor.around("").words) if found.treats else "",
        earlier=tuple(before),
        folded=words.earlier.format(count=len(before)) if before else "",
        lines=tuple(shown),
        done=words.sent if "done" in request.GET and not wrong else "",
        wrong=words.wrong if wrong else "",
        longest=LONGEST,
        to=words.to.format(name=_called(found, screen, visitor)),
        why_not=why_not if found.treats else words.over,
        off=_off(screen, visitor),
    )
    return rendered(request, "my_messages/one.html", page, status=_UNPROCESSABLE if wrong else 200)


def _words(visitor: Visitor) -> Words:
    return (WORDS if visitor.whose.is_own else WORDS_FOR)[visitor.language]


def _screen(visitor: Visitor) -> Overview:
    found = overview(
        by=visitor.by, patient=visitor.whose.patient, since=None, zone=visitor.zone, at=visitor.at
    )
    if found is None:
        raise Http404
    return found


def _is_with(one: Conversation, stands: frozenset[int]) -> bool:
    return one.treats and key64(f"Organization/{one.key}") in stands


def _recipient(one: Conversation, screen: Overview, visitor: Visitor) -> str:
    """Whoever is responsible, where somebody of this organisation is; or else all of it."""
    theirs = (each for each in references(screen) if _is_with(one, organisations(each, at=visitor.at)))
    return next(theirs, f"Organization/{one.key}")


def _called(one: Conversation, screen: Overview, visitor: Visitor) -> str:
    to = _recipient(one, screen, visitor)
    named = {each.responsible_is: each.responsible for each in screen.programmes}
    party = (named | {screen.banner.responsible_is: screen.banner.responsible}).get(to)
    if party is None:
        return one.name
    place = text(party.organization, visitor.language).words
    return ", ".join(part for part in (party.name, place) if part) or one.name


def _off(screen: Overview, visitor: Visitor) -> tuple[str, ...]:
    """What the programmes say for a day on which nobody looks at what comes in, if this is one: it is told as the first page does."""
    keys = [each.key for each in screen.programmes]
    off = [each.otherwise for each in duties_of_one(keys, day=visitor.calendar.today) if not each.is_on]
    return tuple(dict.fromkeys(each.da if visitor.language == "da" else each.en for each in off))


def _row(one: Conversation, visitor: Visitor, words: Words, *, is_responsible: bool) -> Row:
    count = one.unread(visitor.whose.patient)
    last = one.messages[-1] if one.messages else None
    return Row(
        href=f"{HERE}/{one.key}",
        chip=sector_chip(one.sector, visitor.around("").words),
        name=one.name or words.before,
        native=visitor.look.native if one.name else "",
        is_responsible=is_responsible,
        new="" if not count else words.new_one if count == 1 else words.new_many.format(count=count),
        last=_told(last, visitor) if last is not None else Said(words.nothing),
        when=visitor.calendar.moment(last.sent) if last is not None else "",
    )


def _line(one: Message, who: dict[str, Party | None], visitor: Visitor, words: Words) -> Line:
    topic = text(said(one.tree.get("topic"), one.tree), visitor.language)
    # What is in the sender's own words alone has a subject that says no more than where it stands.
    is_own = one.tree.get("topic", {}).get("text") == OWN.da
    return Line(
        is_home=one.is_from_home,
        who=_home(one, visitor, words) if one.is_from_home else _staff(who.get(one.treating[0]), visitor),
        when=visitor.calendar.stamp(one.sent),
        topic=Said("") if is_own else topic,
        text=_told(one, visitor),
        state=(words.unread if one.is_unread else words.read) if one.is_from_home else "",
    )


def _told(one: Message, visitor: Visitor) -> Said:
    payload = next(iter(one.tree.get("payload", ())), None)
    return text(written(payload, "contentString", one.tree), visitor.language)


def _home(one: Message, visitor: Visitor, words: Words) -> str:
    sender, whose = str(one.tree["sender"]["reference"]), visitor.whose
    me = f"Patient/{whose.patient}" if whose.proxy is None else f"RelatedPerson/{whose.proxy.id}"
    if sender == me:
        return words.you
    return words.patient if sender.startswith("Patient/") else words.relative


def _staff(party: Party | None, visitor: Visitor) -> str:
    if party is None:
        return ""
    place = text(party.organization, visitor.language).words
    return ", ".join(part for part in (party.name, place) if part)
