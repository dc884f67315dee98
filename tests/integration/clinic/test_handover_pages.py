"""From proposing on the page to the receiver's answer, without JavaScript."""

import re
from typing import Any

import pytest
from django.test import Client

from sharedcare.care.handover import actions
from sharedcare.care.handover.errors import Overtaken
from sharedcare.kernel.clock import now
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, HEART, agreement, organisation, role, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import in_care, responsible, sectors
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.clinic.test_few_queries import asked

pytestmark = pytest.mark.django_db
HERE = "/patient/poul/handover"
SENT = {
    "receiver": "PractitionerRole/bo-role",
    "text": "Overtag Poul",
    "reason": "Titreret",
    "more": "Kalium\n\nVægt",
}


@pytest.fixture
def episode() -> str:
    sectors()
    return in_care("poul")


def at_work(name: str, language: str = "da") -> Client:
    account(name, practitioner_role=f"{name}-role")
    client = Client(headers={"accept-language": language})
    sign_in(client, username=name)
    return client


def send(client: Client, episode: str, **more: Any) -> Any:
    return client.post(HERE, {**SENT, "focus": episode, **more})


def test_a_hand_over_is_proposed_asked_about_answered_and_accepted(episode: str) -> None:
    anne, bo = at_work("anne"), at_work("bo")

    form = text(anne.get(HERE))
    assert f'value="{episode}"' in form
    assert 'value="Organization/town"' in form
    one = send(anne, episode)["Location"].partition("?")[0]
    assert "Ja, vi overtager ansvaret" not in text(anne.get(one))
    assert "er du den ansvarlige fra nu af" in text(bo.get(one))
    assert "Kalium" in text(bo.get(one))
    assert "Venter på modtageren" in text(anne.get(one))
    assert "Venter på dit svar" in text(bo.get(one))
    assert bo.post(one, {"step": "ask", "text": "Hvornår?"}).status_code == 302
    assert "venter på dit svar" in text(anne.get(one))
    assert "afsenderen skal svare" in text(bo.get(one))
    assert anne.post(one, {"step": "answer", "text": "I går"}).status_code == 302
    assert responsible(episode) == "anne"
    assert bo.post(one, {"step": "accept"}).status_code == 302

    assert responsible(episode) == "bo"
    assert "Du har overtaget ansvaret" in text(bo.get(f"{one}?done=accept"))


def test_what_is_amiss_is_said_at_its_field_and_nothing_is_lost(episode: str) -> None:
    anne = at_work("anne")

    answer = send(anne, episode, receiver="", starts="i morgen", reason="Titreret og klar")

    assert answer.status_code == 422
    assert 'href="#receiver"' in text(answer)
    assert 'href="#starts"' in text(answer)
    assert "Titreret og klar" in text(answer)
    assert "Den dag er gået" in text(send(anne, episode, starts="2026-01-01"))
    assert "mere end 90 dage frem" in text(send(anne, episode, starts="2099-01-01"))
    assert send(anne, episode, receiver="Organization/far-clinic").status_code == 422


def test_which_of_several_tasks_is_meant_is_asked(episode: str) -> None:
    anne = at_work("anne")
    assert '<option value="">Vælg</option><optgroup label="Forløb">' not in text(anne.get(HERE))
    send(anne, episode)
    for name in ("one", "two"):
        store(
            {
                "resourceType": "Task",
                "id": name,
                "status": "accepted",
                "intent": "plan",
                "description": f"Opgave {name}",
                "for": {"reference": "Patient/poul"},
                "owner": {"reference": "PractitionerRole/anne-role"},
            }
        )

    form = text(anne.get(HERE))

    assert '<option value="">Vælg</option><optgroup label="Opgave">' in form
    assert 'value="Task/one" selected' not in form


def test_what_we_word_is_read_in_the_receivers_language_and_calls_no_day_today(episode: str) -> None:
    anne, bo = at_work("anne", language="en"), at_work("bo")
    day = now().date()
    store(
        {
            "resourceType": "Task",
            "id": "ring",
            "status": "accepted",
            "intent": "plan",
            "description": "Ring til Poul",
            "for": {"reference": "Patient/poul"},
            "owner": {"reference": "PractitionerRole/anne-role"},
            "restriction": {"period": {"end": day.isoformat()}},
        }
    )
    assert f"Ring til Poul ({day.day} {day:%b})" in text(anne.get(HERE))
    assert "Ring til Poul (today)" not in text(anne.get(HERE))

    ticked = re.findall(r'name="item" value="(Task: Ring til Poul[^"]+)"', text(anne.get(HERE)))
    one = send(anne, episode, text="", item=ticked)["Location"].partition("?")[0]

    assert f"Opgave: Ring til Poul ({day:%d.%m})" in text(bo.get(one))
    assert "Task: " not in text(bo.get(one))
    assert ticked[0] in text(anne.get(one))
    # What the sender wrote is theirs.
    assert "Kalium" in text(bo.get(one))
    assert "<h2>Overtag ansvaret for" in text(bo.get(one))
    assert "<h2>Take over responsibility for" in text(anne.get(one))


def test_who_comes_second_is_told_who_was_first(episode: str) -> None:
    anne, bo = at_work("anne"), at_work("bo")
    store({"resourceType": "Practitioner", "id": "of-bo-role", "name": [{"text": "Bo Lægaard"}]})
    one = send(anne, episode)["Location"].partition("?")[0]
    bo.post(one, {"step": "accept"})

    late = anne.post(one, {"step": "take-back", "text": "For tidligt"})

    assert late.status_code == 409
    assert "Bo Lægaard har allerede overtaget ansvaret" in text(late)


@pytest.mark.parametrize(("language", "says"), [("da", "Intet er flyttet"), ("en", "Nothing has moved")])
def test_who_is_overtaken_reads_what_happened_and_what_to_do(
    episode: str, monkeypatch: pytest.MonkeyPatch, language: str, says: str
) -> None:
    anne, bo = at_work("anne"), at_work("bo")
    one = send(anne, episode)["Location"].partition("?")[0]

    def overtaken(**_: object) -> None:
        raise Overtaken("x")

    monkeypatch.setattr(actions, "accept", overtaken)
    answer = bo.post(one, {"step": "accept"}, headers={"accept-language": language})

    assert answer.status_code == 409
    assert says in text(answer)


def test_declining_takes_a_reason_and_a_stranger_finds_nothing(episode: str) -> None:
    anne, bo, far = at_work("anne"), at_work("bo"), at_work("far")
    one = send(anne, episode)["Location"].partition("?")[0]

    assert bo.post(one, {"step": "decline", "text": " "}).status_code == 422
    assert far.get(HERE).status_code == far.get(one).status_code == 404
    assert far.post(one, {"step": "accept"}).status_code == 404
    assert anne.get(f"{HERE}/other").status_code == 404
    assert anne.post(one, {"step": "accept"}).status_code == 409


def test_who_has_not_met_the_patient_is_offered_and_is_led_out_after_saying_no(episode: str) -> None:
    store(
        organisation("village", "municipality"),
        role("vera-role", "village", "home-nurse"),
        agreement("village-agreement", "hospital", "village"),
    )
    anne, vera = at_work("anne"), at_work("vera")

    form = text(anne.get(HERE))
    assert "Har ikke mødt patienten endnu" in form
    assert "far-clinic: I har ingen gældende aftale sammen" in form
    one = send(anne, episode, receiver="Organization/village")["Location"].partition("?")[0]
    assert "Overtag Poul" in text(vera.get("/worklist"))
    assert "village kan se journalen, fordi de er spurgt" in text(vera.get(one))
    out = vera.post(one, {"step": "decline", "text": "Ingen plads"})

    assert out["Location"] == "/worklist"
    assert "Du har sagt nej" in text(vera.get("/worklist"))
    assert vera.get(one).status_code == 404


def test_whose_role_neither_hands_over_nor_takes_over_is_told_whose_does(episode: str) -> None:
    publish_shipped(HEART)
    store(role("nora-role", "practice", "nurse"), role("dina-role", CLINIC, "dietitian"))
    anne, nora, dina = at_work("anne"), at_work("nora"), at_work("dina")
    one = send(anne, episode, receiver="Organization/practice")["Location"].partition("?")[0]

    said, offered = text(dina.get(HERE)), text(nora.get(one))

    assert "Din rolle overdrager ikke ansvaret" in said
    assert "Hjertesvigtsygeplejerske" in said
    assert 'name="receiver"' not in said
    assert "Din rolle overtager ikke ansvaret" in offered
    assert 'value="accept"' not in offered
    assert 'value="ask"' in offered
    assert nora.post(one, {"step": "accept"}).status_code == 409
    assert 'value="accept"' in text(at_work("bo").get(one))


@pytest.mark.parametrize(
    ("language", "before", "decides"),
    [
        (
            "da",
            "må efter programmet hjertesvigt (HFrEF) ikke ændre grænser, mål eller planen og niveauet",
            "kan ændres af: Læge i hjertesvigtklinikken, Hjertesvigtsygeplejerske, Egen læge.",
        ),
        (
            "en",
            "by the programme heart failure (HFrEF) they may not change limits, goals or the plan and the level",
            "may be changed by: Doctor of the heart failure clinic, Heart failure nurse, General practitioner.",
        ),
    ],
)
def test_what_the_receiver_does_not_decide_is_said_before_it_is_sent_and_to_them_before_they_say_yes(
    episode: str, language: str, before: str, decides: str
) -> None:
    publish_shipped(HEART)
    anne, mette = at_work("anne", language), at_work("mette", language)

    form = text(anne.get(HERE))
    one = send(anne, episode, receiver="Organization/town")["Location"].partition("?")[0]
    offered = text(mette.get(one))

    assert before in form
    assert "practice" not in form.partition('class="lacks"')[2].partition("</ul>")[0]
    for page in (form, offered, text(anne.get(one))):
        assert decides in page


def test_who_has_given_it_away_is_told_so_on_every_page_that_was_open(episode: str) -> None:
    anne, bo = at_work("anne"), at_work("bo")
    sent = send(anne, episode)["Location"]
    assert "I har stadig ansvaret" in text(anne.get(sent))
    bo.post(sent.partition("?")[0], {"step": "accept"})

    again, stale, form = anne.get(sent), send(anne, episode), anne.get(HERE)

    assert "har stadig ansvaret" not in text(again)
    assert stale.status_code == 422
    assert "Ansvaret kan være flyttet imens" in text(stale)
    assert "I har ansvaret" not in text(stale) + text(form)
    assert "Du har overtaget" not in text(anne.get(sent.replace("proposed", "accept")))


def test_a_plan_of_many_tasks_takes_no_more_statements_than_one_of_a_few(
    episode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anne, counted = at_work("anne"), []
    for number in range(12):
        store(
            {
                "resourceType": "Task",
                "id": f"t{number}",
                "status": "requested",
                "intent": "order",
                "description": f"Opgave {number}",
                "for": {"reference": "Patient/poul"},
                "owner": {"reference": "PractitionerRole/anne-role"},
            }
        )
        if number in (2, 11):
            anne.get(HERE)
            with asked(monkeypatch) as statements:
                page = text(anne.get(HERE))
            assert f'value="Task/t{number}"' in page
            counted.append(len(statements))

    assert counted[1] <= counted[0], counted
