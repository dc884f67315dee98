"""Laboratories as a partner of the inbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sharedcare.exchange.inbox.types import Partner, Place, Resource
from sharedcare.exchange.laboratory import mapping, message
from sharedcare.exchange.laboratory.types import Report


@dataclass(frozen=True, slots=True)
class _Reading:
    report: Report

    @property
    def sender(self) -> str:
        return self.report.gln or self.report.facility or self.report.sender

    @property
    def number(self) -> str:
        return f"{self.report.sender}/{self.report.control_id}"

    @property
    def sent_at(self) -> datetime:
        return self.report.sent_at

    @property
    def person(self) -> str:
        return self.report.cpr

    def places(self, patient: str) -> Sequence[Place]:
        return mapping.places(self.report, patient)

    def resources(
        self, patient: str, standing: Mapping[Place, Resource], *, source: str
    ) -> Sequence[Resource]:
        return mapping.resources(self.report, patient, standing, source=source)


def _read(raw: bytes, zone: tzinfo) -> _Reading:
    return _Reading(message.read(raw, zone=zone))


LABORATORY = Partner("laboratory", message.looks_like_hl7, _read)
