"""A municipality's report as FHIR: an Observation for each measurement, a DiagnosticReport for the whole. Pure.

A measurement has one id for good, made from the sender's own number for it, so that a correction becomes the next
version of what it corrects. A correction or withdrawal says of which message it is one; that counts for more than
any time, and leaves a Provenance under an id made from the earlier message's number: whichever of the two comes
first, the other finds it. What a report said that was replaced is `entered-in-error` unless the later one repeats it.
"""

from datetime import datetime
from typing import Any

from sharedcare.exchange.forms.tree import many, one, text
from sharedcare.exchange.inbox.types import Known, Place, Resource
from sharedcare.exchange.municipality.observation import category, cleaned, says_the_same
from sharedcare.exchange.municipality.types import Activity, Measurement, Report
from sharedcare.kernel.ids import derive, key64

_WITHDRAWN = "entered-in-error"
_LONGEST_CHAIN = 20
_REPORT = "Hjemmesygeplejens målinger"


def places(report: Report, known: Known) -> list[Place]:
    """What has to be seen: the report, its measurements, what it replaces, and what has replaced that or it."""
    found = [_report_at(report, report.number, known), _mark_at(report, report.number, known)]
    found += [_measured_at(report, each.number, known) for each in report.measurements]
    for earlier in report.replaces:
        found += [_report_at(report, earlier, known), _mark_at(report, earlier, known)]
    for place in list(found):
        found += _told_by(known.standing.get(place, {}))
    for place in [each for each in found if each[0] == "DiagnosticReport" and each in known.standing]:
        found += _led_to(many(known.standing[place], "result"))
        found.append(_mark_of(report, known.standing[place], known))
    return list(dict.fromkeys(found))


def resources(report: Report, known: Known) -> list[Resource]:
    """The resources to store, given those that stand."""
    return _Mapping(report, known).resources()


class _Mapping:
    """One report on its way into one patient's record."""

    def __init__(self, report: Report, known: Known) -> None:
        self.report, self.known = report, known
        self.here = _report_at(report, report.number, known)
        self.successor = self._successor()
        self.replaced = self._replaced()
        self.owned = {
            place for each in self.replaced for place in _led_to(many(known.standing[each], "result"))
        }

    def resources(self) -> list[Resource]:
        void = self.successor is not None or self.report.activity is Activity.RETRACTED
        found: dict[Place, Resource] = {}
        for each in self.report.measurements:
            place = _measured_at(self.report, each.number, self.known)
            if (resource := self._observation(place, each)) is not None:
                found[place] = resource
        repeated = {_measured_at(self.report, each.number, self.known) for each in self.report.measurements}
        last = self.successor or {}
        kept = _led_to(many(last, "result")) if last.get("status") != _WITHDRAWN else []
        for place in self.owned - (set() if void else repeated) - set(kept):
            stands = found.get(place) or self.known.standing.get(place)
            if stands is not None and stands["status"] != _WITHDRAWN:
                found[place] = {**stands, "status": _WITHDRAWN, "meta": self._meta()}
        for place in self.replaced:
            stands = self.known.standing[place]
            if stands["status"] != _WITHDRAWN:
                found[place] = {**stands, "status": _WITHDRAWN}
        pictures = [self._media(each) for each in self.report.pictures]
        return [*found.values(), *pictures, self._diagnostic_report(pictures), *self._marks()]

    def _successor(self) -> Resource | None:
        """The report that has replaced this one, or replaced what this one replaces and is newer; if that was
        replaced in turn, the last of them."""
        standing = self.known.standing
        found = self._replacing(_mark_at(self.report, self.report.number, self.known))
        for place in self._siblings() if found is None else ():
            if datetime.fromisoformat(standing[place]["issued"]) > self.report.issued:
                found = standing[place]
        for _ in range(_LONGEST_CHAIN if found is not None else 0):
            newer = self._replacing(_mark_of(self.report, found or {}, self.known))
            if newer is None:
                break
            found = newer
        return found

    def _replacing(self, mark: Place) -> Resource | None:
        targets = _told_by(self.known.standing.get(mark, {}))
        found = [self.known.standing[each] for each in targets if each in self.known.standing]
        return next((each for each in found if each["id"] != self.here[1]), None)

    def _siblings(self) -> list[Place]:
        """The reports that have replaced what this one replaces."""
        marks = [_mark_at(self.report, each, self.known) for each in self.report.replaces]
        targets = [place for each in marks for place in _told_by(self.known.standing.get(each, {}))]
        return [each for each in targets if each in self.known.standing and each != self.here]

    def _replaced(self) -> list[Place]:
        earlier = [_report_at(self.report, each, self.known) for each in self.report.replaces]
        if self.successor is None:
            earlier += self._siblings()
        return [each for each in dict.fromkeys(earlier) if each in self.known.standing]

    def _observation(self, place: Place, measurement: Measurement) -> Resource | None:
        """The next version of a measurement; None where what stands is to stay."""
        stands = self.known.standing.get(place)
        void = self.successor is not None or self.report.activity is Activity.RETRACTED
        says = cleaned(measurement.says)
        if void:
            return self._made(place, {**says, "status": _WITHDRAWN}, measurement) if stands is None else None
        if stands is None:
            # A correction that came before what it corrects cannot know which of its values are different.
            if self.report.activity is Activity.MODIFIED and not self.replaced and says["status"] == "final":
                says["status"] = "corrected"
            return self._made(place, says, measurement)
        newer = datetime.fromisoformat(stands["issued"]) > self.report.issued
        if (newer and place not in self.owned) or says_the_same(stands, says):
            return None
        if says["status"] == "final":
            says["status"] = "corrected"
        return self._made(place, says, measurement)

    def _made(self, place: Place, says: Resource, measurement: Measurement) -> Resource:
        return {
            "resourceType": "Observation",
            "id": place[1],
            "meta": self._meta(),
            "identifier": [{"system": _numbers_of(self.report), "value": measurement.number}],
            "category": [category(says)],
            "subject": {"reference": f"Patient/{self.known.patient}"},
            "issued": _instant(self.report.issued),
            "performer": self._performers(),
            **says,
        }

    def _diagnostic_report(self, pictures: list[Resource]) -> Resource:
        status = "corrected" if self.report.activity is Activity.MODIFIED else "final"
        if self.successor is not None or self.report.activity is Activity.RETRACTED:
            status = _WITHDRAWN
        security = many(self.report.says, "security")
        times = sorted(
            filter(None, (text(one.says, "effectiveDateTime") for one in self.report.measurements))
        )
        resource: Resource = {
            "resourceType": "DiagnosticReport",
            "id": self.here[1],
            "meta": self._meta() | ({"security": security} if security else {}),
            "identifier": [{"system": _numbers_of(self.report), "value": self.report.number}],
            "status": status,
            "code": {**one(self.report.says, "code"), "text": _REPORT},
            "subject": {"reference": f"Patient/{self.known.patient}"},
            "issued": _instant(self.report.issued),
            "performer": self._performers(),
        }
        if times:
            resource["effectiveDateTime"] = times[0]
        if text(self.report.says, "conclusion"):
            resource["conclusion"] = text(self.report.says, "conclusion")
        results = [_measured_at(self.report, each, self.known) for each in self.report.results]
        if results:
            resource["result"] = [{"reference": f"{kind}/{name}"} for kind, name in dict.fromkeys(results)]
        if pictures:
            resource["media"] = [{"link": {"reference": f"Media/{each['id']}"}} for each in pictures]
        return resource

    def _media(self, picture: Measurement) -> Resource:
        return {
            "status": "completed",
            **picture.says,
            "resourceType": "Media",
            "id": _id(self.report, f"media/{picture.number}", self.known),
            "meta": self._meta(),
            "subject": {"reference": f"Patient/{self.known.patient}"},
        }

    def _marks(self) -> list[Resource]:
        """For each message that this one replaces, what tells so whenever that one comes."""
        if self.successor is not None:
            marks = [_mark_at(self.report, each, self.known) for each in self.report.replaces]
            unmarked = [each for each in marks if each not in self.known.standing]
        else:
            unmarked = [_mark_at(self.report, each, self.known) for each in self.report.replaces]
        numbers = {_mark_at(self.report, each, self.known): each for each in self.report.replaces}
        return [self._mark(place, numbers[place]) for place in unmarked]

    def _mark(self, place: Place, number: str) -> Resource:
        withdraws = self.report.activity is Activity.RETRACTED
        coding: dict[str, Any] = {
            "system": "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes",
            "code": self.report.activity.value,
        }
        return {
            "resourceType": "Provenance",
            "id": place[1],
            "meta": self._meta(),
            "target": [
                {"reference": f"{self.here[0]}/{self.here[1]}"},
                {"reference": f"Patient/{self.known.patient}"},
            ],
            "recorded": _instant(self.report.sent_at),
            "activity": {"coding": [coding]},
            "agent": [{"who": {"reference": self.known.references[self.report.producer]}}],
            "entity": [
                {
                    "role": "removal" if withdraws else "revision",
                    "what": {"identifier": {"system": _numbers_of(self.report), "value": number}},
                }
            ],
        }

    def _performers(self) -> list[Resource]:
        found = [
            {"reference": self.known.references[self.report.producer], "display": self.report.producer.name}
        ]
        if self.report.nurse is not None:
            found.append({"reference": self.known.references[self.report.nurse]})
        return found

    def _meta(self) -> Resource:
        return {"source": self.known.source}


def _led_to(references: list[Any]) -> list[Place]:
    found = [text(each, "reference").split("/") for each in references]
    return [(each[0], each[1]) for each in found if len(each) == 2]


def _told_by(mark: Resource) -> list[Place]:
    """The report that a mark is of. Its other target is the patient, in whose compartment it lies by that."""
    return [place for place in _led_to(many(mark, "target")) if place[0] == "DiagnosticReport"]


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _numbers_of(report: Report) -> str:
    return f"urn:sharedcare:municipality:{report.producer.identifiers[0].value}"


def _measured_at(report: Report, number: str, known: Known) -> Place:
    return "Observation", _id(report, f"measured/{number}", known)


def _report_at(report: Report, number: str, known: Known) -> Place:
    return "DiagnosticReport", _id(report, f"report/{number}", known)


def _mark_at(report: Report, number: str, known: Known) -> Place:
    return "Provenance", _id(report, f"replaced/{number}", known)


def _mark_of(report: Report, stands: Resource, known: Known) -> Place:
    numbers = [text(each, "value") for each in many(stands, "identifier")]
    return _mark_at(report, numbers[0] if numbers else "", known)


def _id(report: Report, number: str, known: Known) -> str:
    patient = known.patient
    return derive(f"{_numbers_of(report)}/{number}/{patient}", patient=key64(f"Patient/{patient}"))
