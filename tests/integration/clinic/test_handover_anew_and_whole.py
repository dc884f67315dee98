"""What was declined is proposed again, and a whole patient is handed over at once, on the pages."""

import re
from typing import Any

import pytest

from sharedcare.kernel.clock import now
from sharedcare.records.storage.connection import run
from tests.integration.access.care import store
from tests.integration.care.handing import also_in, in_care, responsible, sectors, stored
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import HERE, at_work, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def episode() -> str:
    sectors()
    return in_care("poul")


@pytest.mark.parametrize(
    ("language", "offers", "no"),
    [("da", "Foreslå det igen", "sagde nej"), ("en", "Propose it again", "said no")],
)
def test_what_was_declined_is_proposed_again_with_what_was_written_and_the_receiver_to_choose(
    episode: str, language: str, offers: str, no: str
) -> None:
    anne, bo = at_work("anne", language), at_work("bo")
    one = send(anne, episode)["Location"].partition("?")[0]
    assert offers not in text(anne.get(one))
    bo.post(one, {"step": "decline", "text": "Kalium mangler endnu"})

    told = text(anne.get(one))
    form = text(anne.get(re.findall(r'href="([^"]+again=[^"]+)"', told)[0]))

    assert offers in told
    assert offers not in text(bo.get(one))
    assert no in form
    assert "Kalium mangler endnu" in form
    assert 'value="Overtag Poul"' in form
    assert ">Titreret</textarea>" in form
    assert ">Kalium\nVægt</textarea>" in form
    assert f'value="{episode}" selected' in form
    assert '-role" selected' not in form
    assert send(anne, episode, receiver="PractitionerRole/mette-role").status_code == 302
    # It is on its way again, and is not offered twice.
    assert offers not in text(anne.get(one))


@pytest.mark.parametrize(
    ("language", "says", "keeps", "kept"),
    [
        ("da", "har sagt nej til overdragelsen", "Behold ansvaret", "I har beholdt ansvaret"),
        ("en", "has said no to the hand-over", "Keep the responsibility", "You have kept the responsibility"),
    ],
)
def test_a_no_is_on_the_worklist_and_the_one_screen_of_who_proposed_until_they_keep_it(
    episode: str, language: str, says: str, keeps: str, kept: str
) -> None:
    anne, bo = at_work("anne", language), at_work("bo")
    one = send(anne, episode)["Location"].partition("?")[0]
    bo.post(one, {"step": "decline", "text": "Kalium mangler endnu"})

    for page in ("/worklist?tab=handovers", "/patient/poul"):
        shown = text(anne.get(page))
        assert says in shown
        assert "Kalium mangler endnu" in shown
        assert f'href="{one}"' in shown
    assert keeps not in text(bo.get(one)).partition('class="acts"')[2]
    assert keeps in text(anne.get(one)).partition('class="acts"')[2]
    answer = anne.post(one, {"step": "keep"})

    assert (answer.status_code, bo.post(one, {"step": "keep"}).status_code) == (302, 409)
    shown = text(anne.get(answer["Location"]))
    assert kept in shown
    assert keeps not in shown
    assert says not in text(anne.get("/worklist?tab=handovers")) + text(anne.get("/patient/poul"))


@pytest.mark.parametrize(
    ("language", "label", "text_of_it"),
    [
        ("da", "Hele patienten: ", "Overtag ansvaret for hele patienten"),
        ("en", "The whole patient: ", "Take over responsibility for the whole patient"),
    ],
)
def test_the_whole_patient_is_one_choice_where_several_programmes_are_ours_and_moves_with_one_yes(
    episode: str, language: str, label: str, text_of_it: str
) -> None:
    anne, bo = at_work("anne", language), at_work("bo")
    assert label not in text(anne.get(HERE))
    second = also_in("poul", "type-2-diabetes")

    assert label in text(anne.get(HERE))
    day = send(anne, "whole", text="", starts=str(now().date()))
    assert day.status_code == 422
    assert 'id="starts"' in text(day)
    one = send(anne, "whole", text="")["Location"].partition("?")[0]
    assert f"<h2>{text_of_it}" in text(anne.get(one))
    assert label in text(anne.get(one))
    assert label not in text(anne.get(HERE)).partition("<aside>")[0]

    assert bo.post(one, {"step": "accept"}).status_code == 302

    assert [responsible(each) for each in (episode, second)] == ["bo", "bo"]


@pytest.mark.parametrize(
    ("language", "stays"), [("da", "Bliver hos afsenderen"), ("en", "Stays with the sender")]
)
def test_what_is_on_hold_or_came_since_is_named_as_staying_before_anybody_says_yes(
    episode: str, language: str, stays: str
) -> None:
    anne, bo = at_work("anne"), at_work("bo", language)
    also_in("poul", "type-2-diabetes")
    held = stored(also_in("poul", "asthma"))
    store({**held, "status": "onhold"})
    one = send(anne, "whole", text="")["Location"].partition("?")[0]
    assert text(bo.get(one)).count(stays) == 2
    also_in("poul", "copd")
    # What somebody else is responsible for stays with nobody who sends.
    also_in("poul", "dementia", manager="mette")

    shown = text(bo.get(one))

    card, _, act = shown.partition('class="tile act first"')
    for told in (
        card.partition(stays)[2].partition("</dd>")[0],
        act.partition(stays)[2].partition("</p>")[0],
    ):
        assert "asthma" in told
        assert "copd" in told
        assert "dementia" not in told
        assert "diabetes" not in told


@pytest.mark.usefixtures("episode")
def test_what_stays_is_asked_for_once_however_many_programmes_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anne = at_work("anne")
    also_in("poul", "type-2-diabetes")
    one = send(anne, "whole", text="")["Location"].partition("?")[0]
    asked: list[str] = []

    def counted(connection: Any, sql: str, params: Any = ()) -> Any:
        asked.append(sql)
        return run(connection, sql, params)

    monkeypatch.setattr("sharedcare.access.grants.queries.run", counted)

    def times() -> int:
        asked.clear()
        assert anne.get(one).status_code == 200
        return len(asked)

    also_in("poul", "copd")
    few = times()
    for key in ("asthma", "dementia", "depression"):
        also_in("poul", key)

    assert times() == few
