"""Answers as FHIR R4 QuestionnaireResponse and back, and the score as the Observation that is extracted from it. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sharedcare.access.grants.fhir import CONFIDENTIALITY
from sharedcare.care.facts.answered import answers_in, items_in
from sharedcare.programmes.answering import Outcome, meaning, outcome
from sharedcare.programmes.fhir.items import coding
from sharedcare.programmes.fhir.naming import questionnaire_url
from sharedcare.programmes.fhir.scores import SCORE
from sharedcare.programmes.fhir.words import LANGUAGE, concept, element, quantity
from sharedcare.programmes.forms import Form

DISPLAY = "http://hl7.org/fhir/StructureDefinition/display"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_SCORES = "urn:sharedcare:score"
BEGUN = "in-progress"
"""The status of what a patient has begun: nobody's answer yet."""
NO_ANSWER = ("entered-in-error", BEGUN)
"""Of these nothing follows."""
Tree = dict[str, Any]


def response(
    form: Form, found: Outcome, *, patient: str, source: str, author: str = "", at: datetime
) -> Tree:
    """What was answered, with the score where there is one. `source` is the reference of who answered, `author` of who wrote it
    down, where that is somebody else."""
    items = [
        {
            "linkId": each.question.key,
            **element("text", each.question.text),
            "answer": [
                {
                    "valueCoding": {
                        **coding(form.key, each.question, each.answer),
                        **element("display", each.answer.text),
                    }
                }
            ],
        }
        for each in found.given
    ]
    if found.score is not None:
        items.append({"linkId": SCORE, "text": "Score", "answer": [{"valueDecimal": found.score}]})
    version = f"|{form.version}" if form.version else ""
    made: Tree = {
        "resourceType": "QuestionnaireResponse",
        "language": LANGUAGE,
        "questionnaire": f"{questionnaire_url(form.key)}{version}",
        "_questionnaire": {
            "extension": [{"url": DISPLAY, **element("valueString", form.title.clinician)}],
        },
        "status": "completed",
        "subject": {"reference": f"Patient/{patient}"},
        "authored": at.isoformat(timespec="seconds"),
        "author": {"reference": author or source},
        "source": {"reference": source},
    }
    return {**made, "item": items} if items else made


def draft(form: Form, found: Outcome, *, patient: str, at: datetime) -> Tree:
    """What a patient has answered so far: theirs alone, until they send it."""
    own = f"Patient/{patient}"
    label = {"security": [{"system": CONFIDENTIALITY, "code": "V"}]}
    return {
        **response(form, found, patient=patient, source=own, at=at),
        "meta": label,
        "status": BEGUN,
    }


def is_by_phone(tree: Mapping[str, Any]) -> bool:
    """Whether somebody at work wrote down what the patient said."""
    author = str((tree.get("author") or {}).get("reference", ""))
    return author.startswith("PractitionerRole/") and "source" in tree


def form_version(tree: Mapping[str, Any]) -> str:
    """The version of the questionnaire that a response answers; empty where it does not say."""
    return str(tree.get("questionnaire", "")).partition("|")[2]


def outcome_in(form: Form, tree: Mapping[str, Any]) -> Outcome:
    """What a stored response means, made anew from its answers; of an entered score, that score."""
    if not form.is_entered:
        return outcome(form, answers_in(form, tree))
    score = next((_number(item) for item in items_in(tree) if item.get("linkId") == SCORE), None)
    meant = meaning(form, score) if score is not None else None
    return Outcome((), (), score, None, meant)


def _number(item: Mapping[str, Any]) -> float | None:
    value = next((one.get("valueDecimal") for one in item.get("answer") or ()), None)
    return float(value) if isinstance(value, int | float) else None


def observation(
    form: Form, found: Outcome, *, patient: str, source: str, derived_from: str, at: datetime
) -> Tree:
    """The score. Its meaning is in the words of clinicians, who read the record; the page tells the patient in theirs."""
    if found.score is None:
        raise AssertionError("There is no score to store.")
    code = concept(*form.codes, text=form.title.clinician)
    if not form.codes:
        code["coding"] = [{"system": _SCORES, "code": form.key}]
    unit = form.score.unit if form.score is not None else "{score}"
    made: Tree = {
        "resourceType": "Observation",
        "language": LANGUAGE,
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "survey"}]}],
        "code": code,
        "subject": {"reference": f"Patient/{patient}"},
        "performer": [{"reference": source}],
        "effectiveDateTime": at.isoformat(timespec="seconds"),
        "valueQuantity": quantity(found.score, unit),
        "derivedFrom": [{"reference": derived_from}],
    }
    if found.meaning is not None:
        made["interpretation"] = [element("text", found.meaning.says.clinician)]
    return made
