"""Messages and notes between the sectors and the patient, and the answers to questionnaires."""

from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.systems import OURS, Resource, concept, ref


def message(
    chart: Chart, topic: str, text: str, at: At, *, by: str, to: list[str], read: At | None = None
) -> str:
    """A message from somebody to somebody, unread unless it says when it was `read`."""
    return _communication(chart, "message", topic, text, at, by, to, read)


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
    title: str,
    at: At,
    given: list[tuple[str, str | int]],
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
            "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/display", "valueString": title}]
        },
    )


def _item(number: int, question: str, answer: str | int) -> Resource:
    value: Resource = {"valueInteger": answer} if isinstance(answer, int) else {"valueString": answer}
    return {"linkId": str(number), "text": question, "answer": [value]}
