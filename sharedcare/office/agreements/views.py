"""All agreements that concern the reader, and one of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.access.agreements import queries, reach, rules
from sharedcare.access.agreements.types import Agreement, Phase
from sharedcare.office.agreements.acts import Act, acts
from sharedcare.office.agreements.paper_tile import PaperTile, paper_tile
from sharedcare.office.agreements.saying import Event, PartyLine, Reach, Row, Saying, State
from sharedcare.office.agreements.words import Words
from sharedcare.office.agreements.words_english import WORDS
from sharedcare.office.entering import Around, around, in_office
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor

ROOM = "/office/agreements"


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the template of all agreements is given: groups with their names."""

    around: Around
    words: Words
    groups: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """What the template of one agreement is given. `problem` says why the last thing was not done, `other` leads to the
    agreement that was in the way, `failed` is the act that it was."""

    around: Around
    words: Words
    id: str
    version: int
    mark: str
    title: str
    state: State
    programme: str
    period: str
    keeper: str
    parties: tuple[PartyLine, ...]
    text: str
    paper: PaperTile
    reach: Reach | None
    follows: Row | None
    followed_by: Row | None
    history: tuple[Event, ...]
    acts: tuple[Act, ...]
    problem: str = ""
    other: str = ""
    failed: str = ""
    typed: str = ""

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_safe
@in_office
def agreements(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All of them, what waits for the reader first."""
    say = saying(visitor)
    found = queries.agreements(by=visitor.by, at=visitor.at)
    stands = queries.standing(visitor.by)
    groups: dict[str, list[Agreement]] = {name: [] for name in say.words.groups}
    for one in found:
        mine = rules.may_sign(one, stands)
        groups[_group(rules.phase(one, say.today), mine=mine)].append(one)
    page = ListPage(
        around=around(request, visitor, room=ROOM),
        words=say.words,
        groups=tuple((say.words.groups[name], _rows(say, those)) for name, those in groups.items() if those),
    )
    return rendered(request, "agreements/list.html", page)


@require_safe
@in_office
def agreement(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """One of them: what is agreed, who has signed, how it came about, and what can be done."""
    return show(request, visitor, agreement)


def show(
    request: HttpRequest,
    visitor: Visitor,
    agreement: str,
    *,
    problem: str = "",
    other: str = "",
    failed: str = "",
) -> HttpResponse:
    """The page of one agreement, also when something was not done with it."""
    say = saying(visitor)
    found = queries.agreement_of(agreement=agreement, by=visitor.by, at=visitor.at)
    others = queries.agreements(by=visitor.by, at=visitor.at)
    stands = queries.standing(visitor.by)
    follower = rules.successor(found, others)
    renewable = rules.is_renewable(found, others, say.today)
    page = AgreementPage(
        around=around(request, visitor, room=ROOM),
        words=say.words,
        id=found.id,
        version=found.version,
        mark=rules.mark(found.terms),
        title=found.terms.title or say.words.untitled,
        state=say.state(found),
        programme=found.terms.programme_text,
        period=say.period(found.terms),
        keeper=queries.names([found.keeper]).get(found.keeper, ""),
        parties=say.parties(found),
        text=found.terms.text,
        paper=paper_tile(
            found, stands, language=visitor.language, largest=settings.SHAREDCARE_LARGEST_DOCUMENT
        ),
        reach=_reach(say, found, visitor),
        follows=next((say.row(one) for one in others if one.id == found.follows), None),
        followed_by=None if follower is None else say.row(follower),
        history=say.history(queries.versions(agreement=agreement, by=visitor.by, at=visitor.at)),
        acts=acts(found, stands, say=say, is_renewable=renewable),
        problem=problem,
        other=other,
        failed=failed,
        typed=request.POST.get("reason", ""),
    )
    return rendered(request, "agreements/one.html", page)


def saying(visitor: Visitor) -> Saying:
    """The words for this visitor, and the day."""
    return Saying(WORDS[visitor.language], visitor.calendar)


def _group(phase: Phase, *, mine: bool) -> str:
    if phase is Phase.WAITING:
        return "mine" if mine else "waiting"
    if phase in (Phase.DRAFT, Phase.REFUSED):
        return "drafts"
    return "standing" if phase in (Phase.IN_FORCE, Phase.COMING) else "past"


def _rows(say: Saying, found: Iterable[Agreement]) -> tuple[Row, ...]:
    return tuple(say.row(one) for one in found)


def _reach(say: Saying, found: Agreement, visitor: Visitor) -> Reach | None:
    phase, words = rules.phase(found, say.today), say.words
    if phase in (Phase.DRAFT, Phase.REFUSED, Phase.WITHDRAWN):
        return None
    effect = reach.effect(found, at=visitor.at)
    if phase is Phase.IN_FORCE:
        return say.reach(effect, says=words.reach_some, none=words.reach_none)
    if phase in (Phase.ENDED, Phase.RUN_OUT):
        none = words.reach_none_after
        return say.reach(effect, says=words.reach_some_after, none=none, alone=words.alone_after)
    return say.reach(effect, says=words.reach_some_now, none=words.reach_none_now)
