"""A questionnaire of the library as FHIR R4 Questionnaire with the parts of SDC that it uses."""

from datetime import datetime

from sharedcare.programmes.fhir.items import item
from sharedcare.programmes.fhir.naming import id_of, questionnaire_url
from sharedcare.programmes.fhir.populating import asks_the_record, filled
from sharedcare.programmes.fhir.scores import score_item
from sharedcare.programmes.fhir.words import LANGUAGE, Resource, coding, element
from sharedcare.programmes.forms import form
from sharedcare.programmes.types.library import Instrument

_LEAD = "lead"
_LICENCE = "urn:sharedcare:licence"


def instrument_id(one: Instrument) -> str:
    """The id under which this version is stored."""
    return id_of(questionnaire_url(one.key), one.version)


def questionnaire(one: Instrument, *, at: datetime) -> Resource:
    """The whole Questionnaire. Where only a score is entered that is its one item, and nothing of the text is in it."""
    made: Resource = {
        "resourceType": "Questionnaire",
        "id": instrument_id(one),
        "language": LANGUAGE,
        "extension": [{"url": _LICENCE, "valueCode": one.licence}, *asks_the_record(form(one))],
        "url": questionnaire_url(one.key),
        "version": one.version,
        **element("title", one.title.clinician),
        "status": "active",
        "date": at.isoformat(timespec="seconds"),
        "publisher": one.holder,
        **element("copyright", one.terms),
        "subjectType": ["Patient"],
    }
    if one.panel:
        made["code"] = [coding(each) for each in one.panel]
    whole = form(one)
    items = [filled(item(one.key, each, whole.questions, {}), each, whole) for each in whole.questions]
    if one.lead is not None:
        items.insert(0, {"linkId": _LEAD, **element("text", one.lead), "type": "display"})
    if whole.score is not None or whole.is_entered:
        items.append(score_item(whole))
    return {**made, "item": items}
