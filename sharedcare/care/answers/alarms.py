"""What follows from an answer that is yellow or red: a finding, and for what cannot wait a task to a person. Pure."""

from datetime import datetime, timedelta
from typing import Any

from sharedcare.care.answers.types import Followed
from sharedcare.programmes.answering import Given
from sharedcare.programmes.fhir.naming import questionnaire_url
from sharedcare.programmes.fhir.words import LANGUAGE, coded, element, extension
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.words import Text

FINDING = "urn:sharedcare:finding"
TASK, CANNOT_WAIT = "urn:sharedcare:task", "cannot-wait"
ACT_WITHIN = timedelta(hours=4)
"""So long there is to act on what cannot wait, until it is overdue in whoever's list it stands."""
_SEVERITY = {"red": "high", "yellow": "moderate"}
_COLOUR = {"red": Text(da="rødt", en="red"), "yellow": Text(da="gult", en="yellow")}
Tree = dict[str, Any]


def identifier(form: Form, given: Given, *, followed: Followed | None, response: str) -> str:
    """What tells one finding from all others, as judging names it (`programmes/judging/answers.py`): the same answers judged again make
    no second one."""
    return (
        f"{followed.key if followed else ''}:{form.key}:{given.question.key}:QuestionnaireResponse/{response}"
    )


def issue(
    form: Form, given: Given, *, patient: str, response: str, followed: Followed | None, at: datetime
) -> Tree:
    """The finding, in one sentence. `response` is the id of the QuestionnaireResponse."""
    question, answer = given.question, given.answer
    title = form.title.clinician
    said = Text(
        da=f"{title.da}: »{question.text.da}« Svar: {answer.text.da}.",
        en=f"{title.en}: “{question.text.en}” Answer: {answer.text.en}.",
    )
    colour = _COLOUR[answer.finding]
    limit = Text(
        da=f"svaret »{answer.text.da}« er {colour.da}", en=f"the answer “{answer.text.en}” is {colour.en}"
    )
    extensions = [
        {"url": "urn:sharedcare:rule", "valueCanonical": _rule(form, given, followed)},
        extension("urn:sharedcare:limit-said", limit),
    ]
    if question.action is not None:
        extensions.append(extension("urn:sharedcare:recommended", question.action.clinician))
    reference = {"reference": f"QuestionnaireResponse/{response}"}
    return {
        "resourceType": "DetectedIssue",
        "language": LANGUAGE,
        "extension": extensions,
        "identifier": [
            {"system": FINDING, "value": identifier(form, given, followed=followed, response=response)}
        ],
        "status": "preliminary",
        "code": element("text", title),
        "severity": _SEVERITY[answer.finding],
        "patient": {"reference": f"Patient/{patient}"},
        "identifiedDateTime": at.isoformat(timespec="seconds"),
        "implicated": [reference],
        "evidence": [{"detail": [reference]}],
        **element("detail", said),
    }


def task(form: Form, given: Given, *, patient: str, response: str, owner: str, at: datetime) -> Tree:
    """The task to call the patient, to whoever is responsible; `owner` empty where the record names nobody: then it is
    everybody's who treats."""
    action = given.question.action
    title = form.title.clinician
    do = (
        action.clinician
        if action is not None
        else Text(da="Ring til patienten i dag.", en="Call the patient today.")
    )
    found: Tree = {
        "resourceType": "Task",
        "language": LANGUAGE,
        "identifier": [{"system": FINDING, "value": f"{form.key}:{given.question.key}:{response}"}],
        "status": "requested",
        "intent": "order",
        "priority": "stat",
        "code": coded(TASK, CANNOT_WAIT),
        **element("description", Text(da=f"{title.da}: {do.da}", en=f"{title.en}: {do.en}")),
        "for": {"reference": f"Patient/{patient}"},
        "focus": {"reference": f"QuestionnaireResponse/{response}"},
        "authoredOn": at.isoformat(timespec="seconds"),
        "restriction": {
            "period": {
                "start": at.isoformat(timespec="seconds"),
                "end": (at + ACT_WITHIN).isoformat(timespec="seconds"),
            }
        },
    }
    if action is not None:
        found["extension"] = [extension("urn:sharedcare:citizen-text", action.citizen)]
    return {**found, "owner": {"reference": owner}} if owner else found


def _rule(form: Form, given: Given, followed: Followed | None) -> str:
    if followed is not None:
        return f"{followed.canonical}#{form.key}.{given.question.key}"
    version = f"|{form.version}" if form.version else ""
    return f"{questionnaire_url(form.key)}{version}#{given.question.key}"
