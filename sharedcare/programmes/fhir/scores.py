"""The score of a questionnaire as an item that other systems fill by themselves (SDC): calculated, kept, extracted."""

from sharedcare.programmes.fhir import words
from sharedcare.programmes.fhir.items import ORDINAL, coding
from sharedcare.programmes.fhir.words import UCUM, Resource, element
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.conditions import AllOf, Answered, AnyOf, Condition, NoneOf
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
        made["code"] = [words.coding(each) for each in form.codes]
    made |= {**element("text", Text(da="Score", en="Score")), "type": "decimal"}
    return {**made, "readOnly": True} if form.questions else {**made, "required": True}


def total(form: Form) -> str | None:
    """The score in FHIRPath, by the points that the Questionnaire gives each answer. Nothing comes of it as long as an answer
    is missing; a question that these answers do not lead to counts as none. None for a form without a score, and for one whose
    questions hang on other things than its answers: only `answering` scores that.
    """
    if form.score is None or not form.questions:
        return None
    points = [_asked_points(one, form) for one in form.questions]
    if None in points:
        return None
    return f"({' + '.join(one for one in points if one is not None)}) * {form.score.times:g}"


def _asked_points(one: Question, form: Form) -> str | None:
    if not one.asked_if:
        return _points(one)
    asked = _all(tuple(_is_asked(each, form) for each in one.asked_if), "and")
    return None if asked is None else f"iif({asked}, {_points(one)}, 0)"


def _points(one: Question) -> str:
    chosen = f"{_given(one.key)}.value.code"
    options = f"%questionnaire.item.where(linkId='{one.key}').answerOption"
    return f"{options}.where(value.code = {chosen}).extension('{ORDINAL}').value"


def _given(question: str) -> str:
    return f"%resource.item.where(linkId='{question}').answer"


def _is_asked(condition: Condition, form: Form) -> str | None:
    """A condition on answers of the form itself; None for any other."""
    match condition:
        case Answered() if condition.questionnaire == form.key:
            [question] = [one for one in form.questions if one.key == condition.question]
            codes = (
                coding(form.key, question, one)["code"]
                for one in question.answers
                if one.key in condition.answers
            )
            said = " or ".join(f"value.code = '{code}'" for code in codes)
            return f"{_given(condition.question)}.where({said}).exists()"
        case AnyOf() | AllOf():
            word = "or" if isinstance(condition, AnyOf) else "and"
            return _all(tuple(_is_asked(each, form) for each in condition.of), word)
        case NoneOf():
            some = _all(tuple(_is_asked(each, form) for each in condition.of), "or")
            return None if some is None else f"{some}.not()"
        case _:
            return None


def _all(parts: tuple[str | None, ...], word: str) -> str | None:
    told = [one for one in parts if one is not None]
    return f"({f' {word} '.join(told)})" if len(told) == len(parts) else None


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
