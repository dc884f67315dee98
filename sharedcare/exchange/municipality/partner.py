"""Municipalities as a partner of the inbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sharedcare.exchange.forms.opening import Opened
from sharedcare.exchange.inbox.types import Known, Partner, Place, Resource
from sharedcare.exchange.municipality import mapping, message
from sharedcare.exchange.municipality.types import Report
from sharedcare.exchange.parties.types import Identifier, Organisation, Party


@dataclass(frozen=True, slots=True)
class _Reading:
    report: Report

    @property
    def sender(self) -> str:
        return self.report.producer.identifiers[0].value

    @property
    def number(self) -> str:
        return self.report.number

    @property
    def sent_at(self) -> datetime:
        return self.report.sent_at

    @property
    def person(self) -> Identifier:
        return self.report.person

    @property
    def organisation(self) -> Organisation:
        return self.report.producer

    @property
    def parties(self) -> Sequence[Party]:
        return [one for one in (self.report.nurse, self.report.requester) if one is not None]

    def places(self, known: Known) -> Sequence[Place]:
        return mapping.places(self.report, known)

    def resources(self, known: Known) -> Sequence[Resource]:
        return mapping.resources(self.report, known)


def _read(form: Opened, zone: tzinfo) -> _Reading:
    return _Reading(message.read(form, zone=zone))


MUNICIPALITY = Partner("municipality", "MedCom HomeCareObservation", message.is_home_care, _read)
