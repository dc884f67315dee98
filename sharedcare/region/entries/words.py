"""Messages and notes between the sectors and the patient, and the answers to questionnaires."""

from sharedcare.region.bilingual import Words, element
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.systems import OURS, Resource, concept, ref


def message(
    chart: Chart,
    topic: str,
    text: str,
    at: At,
    *,
    by: str,
    to: list[str],
    read: At | None = None,
    language: str | None = None,
) -> str:
    """A message from somebody to somebody, unread unless it says when it was `read`; in Danish unless it says otherwise."""
    found = _communication(chart, "message", topic, text, at, by, to, read)
    if language is not None:
        chart.resources[-1]["language"] = language
    return found


def note(chart: Chart, topic: str, text: str, at: At, *, by: str) -> str:
    """What somebody wrote down for all who treat."""
    return _communication(chart, "note", topic, text, at, by, [], None)


def _communication(
    chart: Chart, kind: str, topic: str, text: str, at: At, by: str, to: list[str], read: At | None
) -> str:  # fmt: skip
    found: Resource = {
        "status": "completed",
        "category": [concept(OURS + "communication", kind)],
        "topic": {"text": topic},
        "subject": chart.patient,
        "sent": chart.calendar.moment(at),
        "sender": ref(by),
        "payload": [{"contentString": text}],
    }
    if to:
        found["recipient"] = [ref(one) for one in to]
    if read is not None:
        found["received"] = chart.calendar.moment(read)
    return chart.add("Communication", kind, **found)


def answers(
    chart: Chart,
    questionnaire: str,
    title: Words,
    at: At,
    given: list[tuple[Words, Words | int]],
    *,
    by: str | None = None,
) -> str:
    """The answers to a questionnaire, each a question and what was answered to it in words or as a number."""
    return chart.add(
        "QuestionnaireResponse",
        "answers",
        questionnaire=f"{OURS}questionnaire:{questionnaire}",
        status="completed",
        subject=chart.patient,
        authored=chart.calendar.moment(at),
        author=ref(by or chart.citizen.reference),
        source=ref(by or chart.citizen.reference),
        item=[_item(number, question, answer) for number, (question, answer) in enumerate(given, 1)],
        _questionnaire={
            "extension": [
                {"url": "http://hl7.org/fhir/StructureDefinition/display"} | element("valueString", title)
            ]
        },
    )


def _item(number: int, question: Words, answer: Words | int) -> Resource:
    value: Resource = {"valueInteger": answer} if isinstance(answer, int) else element("valueString", answer)
    return {"linkId": str(number), **element("text", question), "answer": [value]}
