"""Letting an organisation that has not met the patient look, while it decides whether it takes over.

The place on the team is stored in the transaction of the proposal, with a message that tells the patient; what became of it is
stored in the transaction of the answer. Whether it opens the record is not believed but asked: where it would not, nothing is stored.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.agreements.queries import possible_parties
from sharedcare.access.asked import only_asked, teams
from sharedcare.access.grants import places
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import treating
from sharedcare.care.enrolment.alone import one_at_a_time
from sharedcare.care.handover import seating
from sharedcare.care.handover.errors import NotReachable
from sharedcare.care.handover.types import Handover, Receiver, Stand
from sharedcare.care.messages.fhir import message
from sharedcare.kernel.ids import key64
from sharedcare.programmes.types.words import Text
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Change, Create, References, Stored, Update

_TOPIC = Text(da="Overdragelse af ansvaret", en="Handing over responsibility")
_ASKED = Text(
    da="Vi har spurgt {name}, om de vil overtage ansvaret for dit forløb. Til de har svaret, dog højst 30 dage, kan de se din "
    "journal. Under »Deling« kan du se, hvem der har adgang, og lukke for den.",
    en="We have asked {name} to take over responsibility for your programme. Until they have answered, for 30 days at most, they "
    "can see your record. Under “Sharing” you can see who has access, and end it.",
)
_DECLINED = Text(
    da="{name} overtager ikke ansvaret for dit forløb og kan ikke længere se din journal for det. Vi er stadig ansvarlige.",
    en="{name} does not take over responsibility for your programme, and can no longer see your record for it. We are still responsible.",
)
_OVER = Text(
    da="Det, {name} skulle overtage ansvaret for, er afsluttet. De kan ikke længere se din journal for det.",
    en="What {name} was to take over responsibility for has ended. They can no longer see your record for it.",
)
_AGREED = Text(
    da="{name} har sagt ja til at overtage ansvaret for dit forløb fra den {day}. De kan se din journal, så de kan forberede sig. Til den "
    "dag er vi ansvarlige.",
    en="{name} has agreed to take over responsibility for your programme from {day} on. They can see your record, to prepare. Until that "
    "day we are responsible.",
)
_HELD = Text(
    da="Det var aftalt, at {name} skulle overtage ansvaret for dit forløb den {day}. Det er ikke sket, fordi forløbet er sat i bero. Vi er "
    "stadig ansvarlige, og de overtager, når det går videre. Til da kan de se din journal. Under »Deling« kan du lukke for den.",
    en="It was agreed that {name} would take over responsibility for your programme on {day}. That has not happened, since the programme "
    "is on hold. We are still responsible, and they take over when it goes on. Until then they can see your record. Under “Sharing” you "
    "can end that.",
)
_GRACE = timedelta(days=7)
"""So long the place outlasts its day, should nothing move anything on that very day."""
_NEAR, _LONGER, _HELD_AT_MOST = timedelta(days=6), timedelta(days=7), timedelta(days=90)
"""Of one that is held the place lasts so much longer from when it has so little left: not a new version of the team with every look."""


def let_in(  # noqa: PLR0913 - who, for which hand-over, and all that tells of it
    receiver: Receiver, *, handover: str, patient: str, programme: str, role: str, by: Actor, at: datetime
) -> None:
    """Give the receiver a place on the team until it has answered this hand-over (id), and tell the patient. In the transaction that
    is open.

    Raises NotReachable where that does not open the record.
    """
    one_at_a_time(patient)
    team = _one_team(patient)
    tree = None if team is None else orjson.loads(team.content or b"{}")
    made = parse(orjson.dumps(seating.seated(tree, receiver, handover=handover, patient=patient, at=at)))
    change: Change = Create(made) if team is None else Update(made, team.id, if_match=team.version)
    told = _told(_ASKED, receiver.name, patient, role, at)
    gate.act(by=by.on_duty, changes=[change, told], at=at, references=References.MAY_DANGLE)
    opened = treating(patient=patient, by=by.on_duty, at=at)
    if (receiver.organization, programme) not in {(one.id, one.programme) for one in opened}:
        raise NotReachable(
            "The record would not be open to the receiver. Choose somebody on the team, or ask the patient."
        )


def let_in_until(organisation: str, *, patient: str, by: Actor, at: datetime) -> datetime | None:
    """Until when this organisation (`Organization/id`) sees the record only because it has been asked to take over; None where it does
    not, since the patient keeps it from them or no agreement opens it any more, or sees it anyway. Raises NotVisible."""
    key = key64(organisation)
    opened = {one.key for one in treating(patient=patient, by=by, at=at)}
    if key not in opened & only_asked(patient=patient, at=at):
        return None
    trees = (orjson.loads(one.content or b"{}") for one in teams(patient=patient))
    ends = filter(None, (seating.until(one, organisation) for one in places.at_work(trees)))
    return max(ends, default=None)


def after(found: Handover, stand: Stand, *, at: datetime, is_over: bool = False) -> list[Change]:
    """What the answer makes of the place that waited for it: it stays, or is taken away, and the patient is told where that shuts the
    record (`is_over`: because what was handed over has ended). Nothing where there is none such: another hand-over's place, and one that is there for good, are not its business."""
    organisation = found.wanted.receiver
    one_at_a_time(found.patient)
    called = next((one for one in possible_parties() if f"Organization/{one.id}" == organisation), None)
    stored = teams(patient=found.patient)
    if stand is Stand.ACCEPTED:
        sector = called.sector if called else ""
        return _changed(stored, lambda tree: seating.settled(tree, found.id, sector=sector))
    changed = _changed(stored, lambda tree: seating.unseated(tree, found.id))
    if changed and not _has_another(stored, found, at):
        name = called.name if called else organisation
        changed.append(_told(_OVER if is_over else _DECLINED, name, found.patient, _sender(found), at))
    return changed


def until_its_day(found: Handover, *, at: datetime) -> list[Change]:
    """What a yes for a day ahead makes of the place that waits for it: it lasts until then, and the patient is told from when on who
    is responsible. Nothing where there is none such."""
    starts = found.wanted.starts
    if starts is None:
        return []
    one_at_a_time(found.patient)
    changed = _changed(
        teams(patient=found.patient), lambda tree: seating.prolonged(tree, found.id, until=_until(starts))
    )
    if not changed:
        return []
    return [*changed, _told_of_day(_AGREED, found, starts, at)]


def while_held(found: Handover, *, rests: bool, at: datetime) -> list[Change]:
    """What it makes of the place that waits for one whose day has come: it goes on until that has moved, while the programme is on hold
    (`rests`) for ninety days at most, and the patient is told once why it has not. Nothing where there is none such, it has time left, or
    somebody else than this has ended it."""
    starts = found.wanted.starts
    one_at_a_time(found.patient)
    stored = teams(patient=found.patient)
    ends = [seating.ends(orjson.loads(one.content or b"{}"), found.id) for one in stored]
    last = max(filter(None, ends), default=None)
    if starts is None or last is None or last >= at + _NEAR:
        return []
    if last != _until(_day_of(last)) or at > _until(starts) + _HELD_AT_MOST:
        return []
    longer = _until(at.astimezone(here().zone).date() + _LONGER)
    changed = _changed(stored, lambda tree: seating.prolonged(tree, found.id, until=longer))
    if rests and last == _until(starts):
        changed.append(_told_of_day(_HELD, found, starts, at))
    return changed


def _until(starts: date) -> datetime:
    """Until when the place lasts, as it is stored with the yes."""
    return datetime.combine(starts, time.max, here().zone) + _GRACE


def _day_of(until: datetime) -> date:
    """The day that `_until` would have been asked of, for this end."""
    return (until.astimezone(here().zone) - _GRACE).date()


def _told_of_day(says: Text, found: Handover, day: date, at: datetime) -> Change:
    receiver = found.wanted.receiver
    name = next((one.name for one in possible_parties() if f"Organization/{one.id}" == receiver), receiver)
    said = Text(
        da=says.da.replace("{day}", f"{day:%d.%m.%Y}"),
        en=says.en.replace("{day}", f"{day.day} {day:%B %Y}"),
    )
    return _told(said, name, found.patient, _sender(found), at)


def _sender(found: Handover) -> str:
    """Whose messages these are: they say who is still responsible, whoever has answered."""
    return found.sender.removeprefix("PractitionerRole/")


def _has_another(stored: Iterable[Stored], found: Handover, at: datetime) -> bool:
    """Whether the receiver has a place beside the one that waited for this hand-over."""
    trees = [orjson.loads(one.content or b"{}") for one in stored]
    today = at.astimezone(here().zone).date()
    several = (*places.on_team(trees, on=today), *places.waiting(trees, on=today))
    return any(
        places.sits_for(one) == found.wanted.receiver and not places.waits_for(one, found.id)
        for one in several
    )


def _changed(
    stored: Iterable[Stored], change: Callable[[dict[str, Any]], dict[str, Any] | None]
) -> list[Change]:
    made = ((change(orjson.loads(one.content or b"{}")), one) for one in stored)
    return [_update(tree, one) for tree, one in made if tree is not None]


def _update(tree: dict[str, Any], team: Stored) -> Change:
    return Update(parse(orjson.dumps(tree)), team.id, if_match=team.version)


def _told(says: Text, name: str, patient: str, role: str, at: datetime) -> Change:
    said = Text(da=says.da.format(name=name), en=says.en.format(name=name))
    return Create(parse(orjson.dumps(message(patient=patient, role=role, topic=_TOPIC, says=said, at=at))))


def _one_team(patient: str) -> Stored | None:
    found = ((one, orjson.loads(one.content or b"{}")) for one in teams(patient=patient))
    return next((one for one, tree in found if places.at_work([tree])), None)
