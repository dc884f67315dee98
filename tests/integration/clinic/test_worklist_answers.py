"""Answers of one questionnaire on the worklist, and by which rules something was found."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.care import store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.clinic.browsing import browser, text
from tests.integration.clinic.test_worklist_matters import found_by
from tests.integration.worklist.world import finding, patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    patient("karen")
    return client


def test_an_open_finding_says_in_small_print_by_which_version_of_which_rules_it_was_found(
    anne: Client,
) -> None:
    publish_shipped("heart-failure")
    store(finding("ours", "karen", **found_by("weight.up")))
    store(finding("theirs", "karen", **found_by("weight.down", "0.9")))

    told = text(anne.get("/worklist?open=karen"))

    assert "Regel: Hjertesvigt (HFrEF), version 1.0.0." in told
    # What was never published here is named by its key.
    assert "Regel: heart-failure, version 0.9." in told
    assert "Rule: Heart failure (HFrEF), version 1.0.0." in text(anne.get("/worklist?open=karen&lang=en"))


def answers_found(week: int, *questions: str) -> None:
    """What judging finds of the answers to one questionnaire, so many weeks ago."""
    response = {"reference": f"QuestionnaireResponse/week-{week}"}
    subject = {"reference": "Patient/karen"}
    store(
        {
            "resourceType": "QuestionnaireResponse",
            "id": f"week-{week}",
            "status": "completed",
            "subject": subject,
        }
    )
    for number, question in enumerate(questions):
        is_red = number < 2
        store(
            finding(
                f"{question}-{week}",
                "karen",
                "high" if is_red else "moderate",
                **found_by(f"hf.symptoms.{question}")
                | {"identifiedDateTime": (now() - timedelta(weeks=week)).isoformat(timespec="seconds")},
                implicated=[response],
                identifier=[
                    {
                        "system": "urn:sharedcare:finding",
                        "value": f"heart-failure:hf.symptoms:{question}:{response['reference']}",
                    }
                ],
                detail=f"Svaret om {question} er tydeligt. x.",
            )
        )


def test_several_answers_of_one_questionnaire_are_one_line_with_all_of_them_and_one_outcome(
    anne: Client,
) -> None:
    answers_found(0, "breath", "faint", "ankles")
    answers_found(1, "breath", "ankles")

    row = text(anne.get("/worklist?tab=act"))
    assert "og 2 svar mere" in row
    assert "anden" not in row.partition("<tbody>")[2].partition("</tbody>")[0]
    assert "and 2 more answers" in text(anne.get("/worklist?tab=act&lang=en"))
    opened = text(anne.get("/worklist?open=karen&lang=da"))
    assert opened.count('class="reason-of') == 1
    beside = opened.partition('class="together"')[2].partition("</ul>")[0]
    first = re.findall(r"Svaret om (\w+)", opened.partition('class="reason-of')[2])[0]
    assert {first, *re.findall(r"Svaret om (\w+)", beside)} == {"breath", "faint", "ankles"}
    # Answered twice, whatever was found of it.
    assert "Fundet 2 gange siden" in opened

    names = re.findall(
        r'name="finding" value="([^"]+)"', opened.partition('class="outcome"')[2].partition("</form>")[0]
    )
    sent = {"patient": "karen", "finding": names, "version": ["1"] * len(names), "outcome": "contacted"}
    anne.post("/worklist/outcome", sent)

    assert len(names) == 5
    assert 'class="reason-of' not in text(anne.get("/worklist?open=karen"))
