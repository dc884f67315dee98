"""From a MedCom HomeCareObservation message to a report. Pure.

Source: MedCom, HomeCareObservation 1.2.1 (medcom-homecareobservation-message) and Messaging 4.0.2: the header's id
names a message for good, the bundle's id only one sending of it; Provenance says whether it is new, corrects
(`modified-message`, entity role `revision`) or withdraws (`retract-message`, `removal`) an earlier one.
"""

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any

from sharedcare.exchange.forms.bundle import Bundle
from sharedcare.exchange.forms.errors import BadBundle
from sharedcare.exchange.forms.opening import Opened
from sharedcare.exchange.forms.tree import Tree, many, moment, one, text
from sharedcare.exchange.municipality.blood_pressure import together
from sharedcare.exchange.municipality.types import Activity, Measurement, Report
from sharedcare.exchange.parties import systems
from sharedcare.exchange.parties.reading import organisation_of, person_of, professional_of
from sharedcare.exchange.parties.types import Organisation

_EVENT = "homecareobservation-message"
_ROLES = {"sygeplejerske": "home-nurse", "fysioterapeut": "physiotherapist", "diaetist": "dietitian"}
_TOLD = (
    "status",
    "code",
    "effectiveDateTime",
    "effectivePeriod",
    "effectiveInstant",
    "dataAbsentReason",
    "interpretation",
    "bodySite",
    "method",
    "referenceRange",
    "component",
    "valueQuantity",
    "valueString",
    "valueCodeableConcept",
    "valueBoolean",
    "valueInteger",
    "valueRange",
    "valueRatio",
    "valueTime",
    "valueDateTime",
    "valuePeriod",
)


def is_home_care(form: Opened) -> bool:
    """Whether somebody meant this to be a HomeCareObservation message."""
    tree = form.tree or {}
    if tree.get("resourceType") != "Bundle" or tree.get("type") != "message":
        return False
    headers = [one(entry, "resource") for entry in many(tree, "entry")[:1]]
    return any(text(one(header, "eventCoding"), "code") == _EVENT for header in headers)


def read(form: Opened, *, zone: tzinfo) -> Report:
    """The report that a message holds. Raises BadBundle."""
    bundle = Bundle(form.tree or {})
    header = bundle.only("MessageHeader")
    number = text(header, "id")
    if not number:
        raise BadBundle("MessageHeader.id", "The number of the message is missing.")
    focus = (many(header, "focus") or [{}])[0]
    report = bundle.needed(focus, "MessageHeader.focus", "DiagnosticReport")
    producer = organisation_of(
        bundle.needed(one(header, "sender"), "MessageHeader.sender", "Organization"),
        "MessageHeader.sender",
        sector="municipality",
    )
    activity, replaces, sent = _activity(bundle, number)
    patient = bundle.needed(one(report, "subject"), "DiagnosticReport.subject", "Patient")
    staff = (bundle.led_to(each, "PractitionerRole") for each in many(report, "performer"))
    roles = [each for each in staff if each is not None]
    results = [
        bundle.needed(each, "DiagnosticReport.result", "Observation") for each in many(report, "result")
    ]
    _refuse_others(bundle, results, patient)
    measurements = tuple(together([_measurement(each) for each in results]))
    return Report(
        number=number,
        activity=activity,
        replaces=replaces,
        sent_at=moment(sent, "recorded", "Provenance.recorded", zone),
        issued=moment(report, "issued", "DiagnosticReport.issued", zone),
        person=person_of(patient),
        producer=producer,
        nurse=professional_of(bundle, roles[0], producer, roles=_ROLES) if roles else None,
        requester=_requester(bundle, header),
        says=_report(report),
        measurements=measurements,
        pictures=tuple(_pictures(bundle, report)),
        results=tuple(each.number for each in measurements),
    )


def _activity(bundle: Bundle, number: str) -> tuple[Activity, tuple[str, ...], Tree]:
    """What the message is, which earlier ones it replaces, and the Provenance that says so.

    A message may bring the Provenance of all that came before it: those tell of earlier messages too.
    """
    own: list[Tree] = []
    earlier: list[str] = []
    for provenance in bundle.of("Provenance"):
        targets = [_named(each) for each in many(provenance, "target")]
        if number in targets:
            own.append(provenance)
        earlier += targets
        earlier += [_named(one(each, "what")) for each in many(provenance, "entity")]
    if len(own) != 1:
        raise BadBundle("Provenance.target", f"One Provenance must be about this message; {len(own)} are.")
    said = [text(each, "code") for each in many(one(own[0], "activity"), "coding")]
    found = [each for each in Activity if each.value in said]
    if len(found) != 1:
        raise BadBundle(
            "Provenance.activity",
            "The activity is none that is taken here: new-message, modified-message or retract-message.",
        )
    replaces = tuple(each for each in dict.fromkeys(earlier) if each and each != number)
    if found[0] is not Activity.NEW and not replaces:
        raise BadBundle("Provenance.entity", "A correction or withdrawal must name the message it is about.")
    return found[0], replaces if found[0] is not Activity.NEW else (), own[0]


def _named(reference: Tree) -> str:
    """The id of what a reference leads to, here or not."""
    address = text(reference, "reference").removeprefix("urn:uuid:")
    return address.rsplit("/", 1)[-1] or text(one(reference, "identifier"), "value")


def _refuse_others(bundle: Bundle, results: list[Tree], patient: Tree) -> None:
    for each in results:
        if bundle.led_to(one(each, "subject"), "Patient") is not patient:
            raise BadBundle(
                "Observation.subject", "All results must be of the person that the report is about."
            )


def _requester(bundle: Bundle, header: Tree) -> Organisation | None:
    """The practice that the message was sent to; what is no practice by its numbers is left to others to name."""
    for destination in many(header, "destination"):
        found = bundle.led_to(one(destination, "receiver"), "Organization")
        if found is not None and any(
            text(each, "system") == systems.YDERNUMMER for each in many(found, "identifier")
        ):
            return organisation_of(found, "MessageHeader.destination", sector="general-practice")
    return None


def _measurement(tree: Tree) -> Measurement:
    number = text(tree, "id")
    if not number:
        raise BadBundle("Observation.id", "The number of the measurement is missing.")
    says: dict[str, Any] = {name: tree[name] for name in _TOLD if name in tree}
    notes = [{"text": text(each, "text")} for each in many(tree, "note") if text(each, "text")]
    if notes:
        says["note"] = notes
    return Measurement(number, says)


def _report(tree: Tree) -> Mapping[str, Any]:
    says: dict[str, Any] = {name: tree[name] for name in ("code", "conclusion") if name in tree}
    security = [dict(each) for each in many(one(tree, "meta"), "security")]
    return says | ({"security": security} if security else {})


def _pictures(bundle: Bundle, report: Tree) -> Iterator[Measurement]:
    for each in many(report, "media"):
        found = bundle.needed(one(each, "link"), "DiagnosticReport.media.link", "Media")
        if not text(found, "id"):
            raise BadBundle("Media.id", "The number of the picture is missing.")
        told = ("status", "type", "content", "createdDateTime", "bodySite", "view")
        yield Measurement(text(found, "id"), {name: found[name] for name in told if name in found})
