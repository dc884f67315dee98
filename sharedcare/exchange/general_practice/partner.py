"""General practices as a partner of the inbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sharedcare.exchange.forms.opening import Opened
from sharedcare.exchange.general_practice import document, mapping
from sharedcare.exchange.general_practice.types import ConditionList
from sharedcare.exchange.inbox.types import Known, Partner, Place, Resource
from sharedcare.exchange.parties.types import Identifier, Organisation, Party


@dataclass(frozen=True, slots=True)
class _Reading:
    stated: ConditionList

    @property
    def sender(self) -> str:
        return self.stated.practice.identifiers[0].value

    @property
    def number(self) -> str:
        return self.stated.number

    @property
    def sent_at(self) -> datetime:
        return self.stated.stated_at

    @property
    def person(self) -> Identifier:
        return self.stated.person

    @property
    def organisation(self) -> Organisation:
        return self.stated.practice

    @property
    def parties(self) -> Sequence[Party]:
        return (self.stated.author,)

    def places(self, known: Known) -> Sequence[Place]:
        return mapping.places(self.stated, known)

    def resources(self, known: Known) -> Sequence[Resource]:
        return mapping.resources(self.stated, known)


def _read(form: Opened, zone: tzinfo) -> _Reading:
    return _Reading(document.read(form, zone=zone))


GENERAL_PRACTICE = Partner("general-practice", "MedCom ConditionList", document.is_condition_list, _read)
