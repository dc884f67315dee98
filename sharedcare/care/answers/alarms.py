"""What follows from an answer that is yellow or red: a finding, and for what cannot wait a task to a person. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sharedcare.care.answers.types import Followed
from sharedcare.care.findings.matters import answer_of
from sharedcare.programmes.answering import Given
from sharedcare.programmes.fhir.naming import questionnaire_url
from sharedcare.programmes.fhir.words import LANGUAGE, coded, element, extension
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.words import Text

FINDING = "urn:sharedcare:finding"
TASK, CANNOT_WAIT = "urn:sharedcare:task", "cannot-wait"
_LOOK = Text(
    da="Svar, der ikke kan vente: se dem, og ring til patienten i dag.",
    en="Answers that cannot wait: look at them, and call the patient today.",
)
_ANSWERED = Text(
    da="Du har svaret noget, der ikke kan vente.",
    en="You have answered something that cannot wait.",
)
_LOOKED_AT = Text(
    da="Vi ser på det, så snart nogen er her. Bliver du dårligere inden: ring til din læge eller lægevagten, ved livsfare 112.",
    en="We look at it as soon as somebody is here. If you get worse before: call your doctor or the out-of-hours doctor, in danger of life 112.",
)
"""At any hour: a programme knows on which days somebody looks, and not when."""
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


def task(
    names: Iterable[str],
    *,
    patient: str,
    response: str,
    owner: str,
    at: datetime,
    otherwise: Sequence[Text] = (),
) -> Tree:
    """The task to look at the answers and call the patient, to whoever is responsible: one for all that cannot wait of these answers.
    `names` are those of the findings that it is about (`names`). `owner` is empty where the record names nobody: then it is everybody's
    who treats. `otherwise` is what the patient's programmes say of a day on which nobody looks, if it is one.

    It says neither what was asked nor what was answered, not even in what it is known by: tasks are read by some who may not read answers
    (docs/access.md). Who may finds them by its focus, and the findings beside it with what to do."""
    # Sorted: the order of the findings is that of the questions.
    identifiers = [{"system": FINDING, "value": one} for one in sorted(names)]
    found: Tree = {
        "resourceType": "Task",
        "language": LANGUAGE,
        **({"identifier": identifiers} if identifiers else {}),
        "status": "requested",
        "intent": "order",
        "priority": "stat",
        "code": coded(TASK, CANNOT_WAIT),
        "extension": [extension("urn:sharedcare:citizen-text", _told(otherwise))],
        **element("description", _LOOK),
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
    return {**found, "owner": {"reference": owner}} if owner else found


def _told(otherwise: Sequence[Text]) -> Text:
    """What the patient reads of it."""
    several = (_ANSWERED, *(otherwise or (_LOOKED_AT,)))
    return Text(da=" ".join(one.da for one in several), en=" ".join(one.en for one in several))


def names(findings: Iterable[Mapping[str, Any]], form: str, question: str) -> set[str]:
    """By what it is known that a task has been made of an answer, among the findings of the same answers: one for each that the answer is
    found for, by whichever programme. Of the finding's id, which is made by chance, and not of the question: questions are published, and
    whoever reads tasks could try which of them gives the name."""
    return {
        sha256(f"DetectedIssue/{one['id']}".encode()).hexdigest()[:32]
        for one in findings
        if answer_of(one) == (form, question)
    }


def is_look(task: Mapping[str, Any]) -> bool:
    """Whether a task is one to look at answers that cannot wait."""
    codings = task.get("code", {}).get("coding", ())
    return any(one.get("system") == TASK and one.get("code") == CANNOT_WAIT for one in codings)


def named(task: Mapping[str, Any]) -> set[str]:
    """The findings that a task is about, by the same names."""
    return {str(one.get("value")) for one in task.get("identifier", ()) if one.get("system") == FINDING}


def _rule(form: Form, given: Given, followed: Followed | None) -> str:
    if followed is not None:
        return f"{followed.canonical}#{form.key}.{given.question.key}"
    version = f"|{form.version}" if form.version else ""
    return f"{questionnaire_url(form.key)}{version}#{given.question.key}"
