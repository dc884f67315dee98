"""Laboratories as a partner of the inbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sharedcare.exchange.forms.opening import Opened
from sharedcare.exchange.inbox.types import Known, Partner, Place, Resource
from sharedcare.exchange.laboratory import mapping, message
from sharedcare.exchange.laboratory.types import Report
from sharedcare.exchange.parties.types import Identifier, Organisation, Party


@dataclass(frozen=True, slots=True)
class _Reading:
    report: Report

    @property
    def sender(self) -> str:
        number = self.report.facility_number
        return number.value if number else self.report.facility or self.report.sender

    @property
    def number(self) -> str:
        return f"{self.report.sender}/{self.report.control_id}"

    @property
    def sent_at(self) -> datetime:
        return self.report.sent_at

    @property
    def person(self) -> Identifier:
        return self.report.person

    @property
    def organisation(self) -> Organisation:
        return mapping.laboratory(self.report)

    @property
    def parties(self) -> Sequence[Party]:
        asked = [one.request.party for one in self.report.sets if one.request is not None]
        return [party for party in asked if party is not None]

    def places(self, known: Known) -> Sequence[Place]:
        return mapping.places(self.report, known)

    def resources(self, known: Known) -> Sequence[Resource]:
        return mapping.resources(self.report, known)


def _recognises(form: Opened) -> bool:
    return form.tree is None and message.looks_like_results(form.raw)


def _read(form: Opened, zone: tzinfo) -> _Reading:
    return _Reading(message.read(form.raw, zone=zone))


LABORATORY = Partner("laboratory", "ORU^R01", _recognises, _read)
