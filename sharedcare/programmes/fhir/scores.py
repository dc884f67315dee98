"""The score of a questionnaire as an item that other systems fill by themselves (SDC): calculated, kept, extracted."""

from sharedcare.programmes.fhir.items import ORDINAL
from sharedcare.programmes.fhir.words import UCUM, Resource, coding, element
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.content import Question
from sharedcare.programmes.types.words import Text

SCORE = "score"
"""The item's linkId. No question of a form that has a score may be called so."""
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
EXTRACT = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract"
LINK_PERIOD = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationLinkPeriod"
_UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
_LOWEST, _HIGHEST = (f"http://hl7.org/fhir/StructureDefinition/{name}Value" for name in ("min", "max"))
_STANDS_FOR = 30
"""Days for which an answer need not be asked for again; another programme's questionnaire is filled from it."""


def score_item(form: Form) -> Resource:
    """The item of the score: calculated where there are questions, else one number that is entered."""
    made: Resource = {"extension": _extensions(form), "linkId": SCORE}
    if form.codes:
        made["code"] = [coding(each) for each in form.codes]
    made |= {**element("text", Text(da="Score", en="Score")), "type": "decimal"}
    return {**made, "readOnly": True} if form.questions else {**made, "required": True}


def total(form: Form) -> str | None:
    """The score in FHIRPath, by the points that the Questionnaire gives each answer. Nothing comes of it as long as an answer
    is missing. None for a form with questions that are asked now and then: only `answering` scores those.
    """
    if form.score is None or not form.questions or any(one.asked_if for one in form.questions):
        return None
    points = " + ".join(_points(one) for one in form.questions)
    return f"({points}) * {form.score.times:g}"


def _points(one: Question) -> str:
    chosen = f"%resource.item.where(linkId='{one.key}').answer.value.code"
    options = f"%questionnaire.item.where(linkId='{one.key}').answerOption"
    return f"{options}.where(value.code = {chosen}).extension('{ORDINAL}').value"


def _extensions(form: Form) -> list[Resource]:
    scale, expression = form.score, total(form)
    unit = scale.unit if scale is not None else "{score}"
    made: list[Resource] = [{"url": _UNIT, "valueCoding": {"system": UCUM, "code": unit}}]
    if expression is not None:
        said = {"language": "text/fhirpath", "expression": expression}
        made.append({"url": CALCULATED, "valueExpression": said})
    if scale is not None and form.is_entered:
        made.append({"url": _LOWEST, "valueDecimal": scale.lowest})
        made.append({"url": _HIGHEST, "valueDecimal": scale.highest})
    if form.codes:
        made.append({"url": EXTRACT, "valueBoolean": True})
        if form.is_entered:
            days = {"value": _STANDS_FOR, "unit": "d", "system": UCUM, "code": "d"}
            made.append({"url": LINK_PERIOD, "valueDuration": days})
    return made
