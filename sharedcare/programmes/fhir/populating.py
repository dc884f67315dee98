"""What other systems fill a questionnaire with beforehand (SDC): the record is asked for the newest value of a code, and an answer
follows from it. It is the same that `Answer.known_by` says here.
"""

from collections.abc import Iterator

from sharedcare.programmes.fhir.items import coding
from sharedcare.programmes.fhir.words import Resource
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.content import KnownBy, Question
from sharedcare.programmes.types.words import Band
from sharedcare.terminology.systems import written

INITIAL = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression"
VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
_CONTEXT = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext"
_CONTEXTS = "http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext"


def asks_the_record(form: Form) -> list[Resource]:
    """The extensions of the Questionnaire: whose record it is, and what is asked of it, a variable for each kind of value."""
    queries = list(_queries(form))
    if not queries:
        return []
    context = [
        {"url": "name", "valueCoding": {"system": _CONTEXTS, "code": "patient"}},
        {"url": "type", "valueCode": "Patient"},
    ]
    variables = [
        {
            "url": VARIABLE,
            "valueExpression": {
                "name": _name(number),
                "language": "application/x-fhir-query",
                "expression": _query(one),
            },
        }
        for number, one in enumerate(queries)
    ]
    return [{"url": _CONTEXT, "extension": context}, *variables]


def filled(item: Resource, one: Question, form: Form) -> Resource:
    """The item of a question with the answer that follows from the newest value, where any can."""
    found = _filled_by(one, form)
    return {**item, "extension": [*item.get("extension", ()), *found]} if found else item


def _filled_by(one: Question, form: Form) -> list[Resource]:
    queries = list(_queries(form))
    chosen = "{}"
    for each in reversed(one.answers):
        if each.known_by is not None:
            value = f"%{_name(queries.index(each.known_by.asked))}.entry.resource.value.value"
            code = coding(form.key, one, each)["code"]
            chosen = f"iif({_lies(value, each.known_by.value)}, '{code}', {chosen})"
    if chosen == "{}":
        return []
    options = f"%questionnaire.item.where(linkId='{one.key}').answerOption.value"
    said = {"language": "text/fhirpath", "expression": f"{options}.where(code = {chosen})"}
    return [{"url": INITIAL, "valueExpression": said}]


def _queries(form: Form) -> Iterator[KnownBy]:
    """What is asked of the record, each once."""
    found = (
        answer.known_by.asked
        for one in form.questions
        for answer in one.answers
        if answer.known_by is not None
    )
    yield from dict.fromkeys(found)


def _query(one: KnownBy) -> str:
    codes = ",".join(f"{written(each.system)}|{each.code}" for each in one.codes)
    since = f"ge{{{{today() - {one.within.count} {one.within.unit}s}}}}"
    return f"Observation?patient={{{{%patient.id}}}}&code={codes}&date={since}&_sort=-date&_count=1"


def _name(number: int) -> str:
    return f"known{number + 1}"


def _lies(value: str, band: Band) -> str:
    parts = (("<", band.below), ("<=", band.at_most), (">", band.above), (">=", band.at_least))
    told = [f"{value} {sign} {edge:g}" for sign, edge in parts if edge is not None]
    return f" {'and' if band.is_between else 'or'} ".join(told)
