"""A hand-over that came to nothing is proposed again: to somebody else, or to the same with more said."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.types import Handover, Stand
from sharedcare.clinic.handover.asking import WHOLE
from sharedcare.clinic.handover.page import Card, Choice, Said, Speech
from sharedcare.ui.markup import filled

_CAME_TO_NOTHING = (Stand.DECLINED, Stand.TAKEN_BACK, Stand.LAPSED)


def with_again(card: Card, found: Handover, mine: Iterable[Focus]) -> Card:
    """The card, with where the reader can propose the same again; `mine` is what they can hand over now."""
    can = found.stand in _CAME_TO_NOTHING and set(found.wanted.foci) <= {one.reference for one in mine}
    return replace(card, again=f"/patient/{found.patient}/handover?again={found.id}") if can else card


def again(named: str, handovers: Iterable[Handover]) -> Handover | None:
    """The one that is to be proposed again, by its id; None where there is no such, or it has not come to nothing."""
    return next((one for one in handovers if one.id == named and one.stand in _CAME_TO_NOTHING), None)


def filled_in(
    fields: dict[str, str], found: Handover, items: Collection[Choice]
) -> tuple[dict[str, str], set[str]]:
    """What stands in the form then, and which of the open items are ticked: those that went with it, and those that go with one by
    themselves, since more may be open now. To whom it goes is left to be chosen: it is what has to be thought of."""
    wanted = found.wanted
    called = {
        one: {one, *((each.da, each.en) if (each := wanted.items_called.get(one)) else ())}
        for one in wanted.open_items
    }
    known = {name for names in called.values() for name in names}
    ticked = {one.value for one in items if one.is_chosen or one.value in known}
    rest = [one for one, names in called.items() if not names & ticked and one not in wanted.items_called]
    told = {
        "focus": WHOLE if wanted.also else f"{wanted.focus}#{wanted.phase}" if wanted.phase else wanted.focus,
        "text": "" if wanted.called else wanted.text,
        "reason": wanted.reason,
        "more": "\n".join(rest),
    }
    return {**fields, **told}, ticked


def says(found: Handover, speech: Speech) -> Said:
    """What became of it, and why."""
    words = speech.words
    if found.stand is Stand.DECLINED:
        return filled(words.declined_because, speech.who(found.ended_by), found.because)
    return words.proposed_again
