"""A programme's own questions as Questionnaires. Those of the library are published by it, not here."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sharedcare.programmes.fhir.heading import heading
from sharedcare.programmes.fhir.items import item
from sharedcare.programmes.fhir.naming import questionnaire_url
from sharedcare.programmes.fhir.populating import asks_the_record, filled
from sharedcare.programmes.fhir.scores import score_item
from sharedcare.programmes.fhir.words import Resource, coding, element
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.words import Text


def questionnaires(programme: Programme, *, library: Collection[str], at: datetime) -> Iterator[Resource]:
    """One for each that has questions here and is not in the `library` (keys)."""
    titles = {each.key: each.title for each in programme.conditions}
    for one in programme.questionnaires:
        if one.questions and one.key not in library:
            yield _questionnaire(programme, one, titles, at)


def _questionnaire(
    programme: Programme, one: Questionnaire, titles: dict[str, Text], at: datetime
) -> Resource:
    made = heading("Questionnaire", questionnaire_url(one.key), programme, at=at)
    made |= element("title", one.title.clinician)
    made["subjectType"] = ["Patient"]
    if one.codes:
        made["code"] = [coding(each) for each in one.codes]
    form = form_of(one)
    if form is None:
        return made
    asks = asks_the_record(form)
    if asks:
        made["extension"] = [*made.get("extension", ()), *asks]
    made["item"] = [filled(item(one.key, each, one.questions, titles), each, form) for each in one.questions]
    if form.score is not None:
        made["item"].append(score_item(form))
    return made
