"""What is done about a finding, as FHIR R4 DetectedIssue and Task. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sharedcare.care.findings.acting.types import Done, Outcome, Severity
from sharedcare.care.messages.fhir import message
from sharedcare.programmes.fhir.words import TRANSLATION
from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]

OUTCOME = "urn:sharedcare:outcome"
ASSIGNED, SNOOZED = "urn:sharedcare:assigned", "urn:sharedcare:snoozed"
AT_ONCE = "urn:sharedcare:at-once"
TOUCHED = "urn:sharedcare:touched"
"""Who assigned or put off a finding last, and when: what undoing asks for."""
KIND, NOT_JUDGED = "urn:sharedcare:finding-kind", "not-judged"
TASK, LOOKED_AT = "urn:sharedcare:task", "looked-at"
_OPEN = frozenset({"registered", "preliminary", "final", "amended", "corrected"})
_SEVERITIES = {"high": Severity.RED, "moderate": Severity.YELLOW, "low": Severity.MISSING}
_ASKS_MEASUREMENT = (
    Text(da="Vi mangler en måling", en="We are missing a measurement"),
    Text(
        da="Vi mangler en måling fra dig: {}. Vil du måle og sende den, når du har mulighed for det?",
        en="We are missing a measurement from you: {}. Please measure and send it when you are able to.",
    ),
)
_ASKS_ANSWERS = (
    Text(da="Vi mangler dine svar", en="We are missing your answers"),
    Text(
        da="Vi mangler dine svar på et spørgeskema: {}. Vil du svare, når du har mulighed for det?",
        en="We are missing your answers to a questionnaire: {}. Please answer when you are able to.",
    ),
)
_SAID: dict[str, str] = {
    Outcome.CONTACTED: "Patienten er kontaktet",
    Outcome.MEDICATION_CHANGED: "Medicin ændret",
    Outcome.ADMITTED: "Indlagt",
    Outcome.TECHNIQUE_ERROR: "Fejl i målingen",
    Outcome.FALSE_ALARM: "Falsk alarm",
    Outcome.ACKNOWLEDGED: "Set",
    Outcome.OTHER: "Andet",
}


def is_open(tree: Mapping[str, Any]) -> bool:
    """Whether a finding still waits for somebody."""
    return tree.get("status") in _OPEN and not tree.get("mitigation")


def severity_of(tree: Mapping[str, Any]) -> Severity:
    """How much it presses. What has no severity and does not say that it could not be judged is kept an eye on."""
    if tree.get("severity") in _SEVERITIES:
        return _SEVERITIES[tree["severity"]]
    codings = tree.get("code", {}).get("coding", ())
    is_not_judged = any(one.get("system") == KIND and one.get("code") == NOT_JUDGED for one in codings)
    return Severity.NOT_JUDGED if is_not_judged else Severity.YELLOW


def is_at_once(tree: Mapping[str, Any]) -> bool:
    """Whether it is of an answer on which the patient was told at once what to do: what cannot wait."""
    return _extension(tree, AT_ONCE) is not None


def assigned_to(tree: Mapping[str, Any]) -> str:
    """Whose it is: `PractitionerRole/id` or `Organization/id`; empty for nobody's."""
    found = _extension(tree, ASSIGNED)
    return "" if found is None else str(found.get("valueReference", {}).get("reference", ""))


def snoozed_until(tree: Mapping[str, Any]) -> datetime | None:
    """Until when it is put off; None when it is not."""
    found = _nested(_extension(tree, SNOOZED)).get("until")
    return None if found is None else datetime.fromisoformat(found)


def snoozed_why(tree: Mapping[str, Any]) -> str:
    """Why it is put off."""
    return str(_nested(_extension(tree, SNOOZED)).get("why", ""))


def done(tree: Mapping[str, Any]) -> Done | None:
    """What was done about it last: how it was closed, else who took it or put it off; None when nothing was."""
    for one in tree.get("mitigation", ()):
        action = one.get("action", {})
        codes = (each.get("code") for each in action.get("coding", ()) if each.get("system") == OUTCOME)
        outcome, said = str(next(codes, "")), str(action.get("text", ""))
        return Done(
            outcome=outcome,
            by=_role(one.get("author")),
            at=datetime.fromisoformat(one["date"]) if len(one.get("date", "")) > 10 else None,
            # Who wrote nothing has no note: what stands there then is the outcome once more, in Danish.
            note="" if said == _SAID.get(outcome) else said,
        )
    touched = _nested(_extension(tree, TOUCHED))
    if not touched:
        return None
    return Done(str(touched["what"]), _role(touched["by"]), datetime.fromisoformat(touched["at"]))


def handled(tree: Mapping[str, Any], *, outcome: Outcome, note: str, role: str, at: datetime) -> Tree:
    """Closed with what came of it. Whatever it was put off until is over."""
    action = {
        "coding": [{"system": OUTCOME, "code": outcome.value}],
        "text": note.strip() or _SAID[outcome],
    }
    mitigation = {
        "action": action,
        "date": at.isoformat(),
        "author": {"reference": f"PractitionerRole/{role}"},
    }
    return {**_without(tree, SNOOZED), "status": "final", "mitigation": [mitigation]}


def assigned(tree: Mapping[str, Any], *, to: str | None, role: str, at: datetime) -> Tree:
    """Assigned to `to` (`PractitionerRole/id` or `Organization/id`), or released."""
    what = "released" if to is None else "assigned"
    kept = _touched(_without(tree, ASSIGNED), what, role, at)
    return kept if to is None else _with(kept, {"url": ASSIGNED, "valueReference": {"reference": to}})


def given(tree: Mapping[str, Any], *, to: str) -> Tree:
    """Assigned by nobody: by a rule of the house."""
    return _with(_without(tree, ASSIGNED), {"url": ASSIGNED, "valueReference": {"reference": to}})


def snoozed(tree: Mapping[str, Any], *, until: datetime, why: str, role: str, at: datetime) -> Tree:
    """Put off until a moment, with the reason."""
    parts = [
        {"url": "until", "valueInstant": until.isoformat()},
        {"url": "by", "valueReference": {"reference": f"PractitionerRole/{role}"}},
        {"url": "why", "valueString": why.strip()},
    ]
    kept = _touched(_without(tree, SNOOZED), "snoozed", role, at)
    return _with(kept, {"url": SNOOZED, "extension": parts})


def asked_for(tree: Mapping[str, Any], *, role: str, at: datetime) -> Tree:
    """A message that asks the patient for what a finding says is missing: a measurement, which it names by codes, or answers. It does
    not say "again": there may never have been any."""
    danish, english = said(tree)
    is_measured = any(one.get("system") != KIND for one in tree.get("code", {}).get("coding", ()))
    topic, asks = _ASKS_MEASUREMENT if is_measured else _ASKS_ANSWERS
    says = Text(da=asks.da.format(danish), en=asks.en.format(english))
    return message(patient=patient_of(tree), role=role, topic=topic, says=says, at=at)


def patient_of(tree: Mapping[str, Any]) -> str:
    """The id of the patient whom a finding is about."""
    return str(tree.get("patient", {}).get("reference", "")).removeprefix("Patient/")


def said(tree: Mapping[str, Any]) -> tuple[str, str]:
    """What a finding says in few words, in Danish and, where it is told, in English."""
    code = tree.get("code", {})
    danish = str(code.get("text", ""))
    for one in code.get("_text", {}).get("extension", ()):
        parts = _nested(one)
        if one.get("url") == TRANSLATION and parts.get("lang") == "en":
            return danish, str(parts.get("content", danish))
    return danish, danish


def looked_at(*, patient: str, role: str, at: datetime) -> Tree:
    """That somebody has looked at a patient's values, which were all on target."""
    return {
        "resourceType": "Task",
        "status": "completed",
        "intent": "order",
        "code": {"coding": [{"system": TASK, "code": LOOKED_AT}], "text": "Målinger set"},
        "for": {"reference": f"Patient/{patient}"},
        "owner": {"reference": f"PractitionerRole/{role}"},
        "authoredOn": at.isoformat(),
        "executionPeriod": {"start": at.isoformat(), "end": at.isoformat()},
    }


def looked_by(tree: Mapping[str, Any]) -> Done | None:
    """Who looked and when; None for another kind of Task, and for one that was taken back."""
    codings = tree.get("code", {}).get("coding", ())
    if tree.get("status") != "completed" or not any(one.get("code") == LOOKED_AT for one in codings):
        return None
    return Done(LOOKED_AT, _role(tree.get("owner")), datetime.fromisoformat(tree["executionPeriod"]["end"]))


def not_looked_at(tree: Mapping[str, Any]) -> Tree:
    """The same Task, taken back."""
    return {**tree, "status": "entered-in-error"}


def content_of(tree: Mapping[str, Any]) -> Tree:
    """A version to be stored again as the newest: without what the store itself says of a version."""
    meta = {
        name: value
        for name, value in tree.get("meta", {}).items()
        if name not in ("versionId", "lastUpdated")
    }
    found = {name: value for name, value in tree.items() if name != "meta"}
    return {**found, "meta": meta} if meta else found


def _extension(tree: Mapping[str, Any], url: str) -> Mapping[str, Any] | None:
    return next((one for one in tree.get("extension", ()) if one.get("url") == url), None)


def _nested(extension: Mapping[str, Any] | None) -> dict[str, Any]:
    parts = (extension or {}).get("extension", ())
    return {
        one["url"]: next((value for name, value in one.items() if name.startswith("value")), None)
        for one in parts
    }


def _without(tree: Mapping[str, Any], url: str) -> Tree:
    kept = [one for one in tree.get("extension", ()) if one.get("url") != url]
    found = {name: value for name, value in tree.items() if name != "extension"}
    return {**found, "extension": kept} if kept else found


def _with(tree: Mapping[str, Any], extension: Tree) -> Tree:
    return {**tree, "extension": [*tree.get("extension", ()), extension]}


def _touched(tree: Mapping[str, Any], what: str, role: str, at: datetime) -> Tree:
    parts = [
        {"url": "what", "valueCode": what},
        {"url": "by", "valueReference": {"reference": f"PractitionerRole/{role}"}},
        {"url": "at", "valueInstant": at.isoformat()},
    ]
    return _with(_without(tree, TOUCHED), {"url": TOUCHED, "extension": parts})


def _role(reference: Mapping[str, Any] | None) -> str:
    return str((reference or {}).get("reference", "")).removeprefix("PractitionerRole/")
