"""The conversations of a patient, one with each organisation that treats them or has written with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sharedcare.access.grants.types import Treating
from sharedcare.access.wishes.effects import treating
from sharedcare.care.messages.places import organisations
from sharedcare.care.messages.queries import Message, correspondence
from sharedcare.overview.naming import directory
from sharedcare.overview.types import Party
from sharedcare.portal.signed_in import Visitor


@dataclass(frozen=True, slots=True)
class Conversation:
    """With whom: the organisation while it treats the patient, or else whom the messages name. The oldest message is first.

    `key` is what stands in its address: the id of the Organization, or `before` for all who do not treat the patient any more.
    """

    key: str
    name: str
    sector: str
    messages: tuple[Message, ...]
    treats: bool

    def unread(self, patient: str) -> int:
        """How many the patient has not read."""
        return sum(one.is_unread_by(patient) for one in self.messages)


BEFORE = "before"


def conversations(visitor: Visitor) -> tuple[Conversation, ...]:
    """With each organisation that treats the patient, and in one those with all others. A relative sees what is shown to them."""
    patient = visitor.whose.patient
    found = treating(patient=patient, by=visitor.by, at=visitor.at)
    messages = correspondence(patient=patient, by=visitor.by, at=visitor.at)
    stand = {
        one: organisations(one, at=visitor.at) for one in {each for one in messages for each in one.treating}
    }
    told = [_with(one, messages, stand) for one in {one.key: one for one in found}.values()]
    known = {each.id for one in told for each in one.messages}
    rest = tuple(one for one in messages if one.id not in known)
    if rest:
        told.append(Conversation(BEFORE, "", "", rest, treats=False))
    return tuple(told)


def parties(messages: Iterable[Message], visitor: Visitor) -> dict[str, Party | None]:
    """Who the references of these messages are, of those who treat."""
    wanted = {each for one in messages for each in one.treating}
    found = directory(wanted, by=visitor.by, at=visitor.at)
    return {one: found.party({"reference": one}) for one in wanted}


def _with(one: Treating, messages: list[Message], stand: dict[str, frozenset[int]]) -> Conversation:
    theirs = tuple(each for each in messages if any(one.key in stand[who] for who in each.treating))
    return Conversation(one.id, one.name, one.sector, theirs, treats=True)
