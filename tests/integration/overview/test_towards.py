"""Beside a medicine stands how much of the target dose it is, where a programme of the patient names one."""

from typing import Any

import pytest
from msgspec import structs

from sharedcare.overview import towards
from sharedcare.programmes.shipping import as_shipped
from tests.integration.care.enrolment.enrolling import HEART, publish_shipped
from tests.integration.clinic.test_few_queries import asked
from tests.integration.overview.world import (
    ANNA,
    WEIGHT,
    by_role,
    concept,
    observation,
    quantity,
    screen,
    world,
)
from tests.integration.records.store import put

pytestmark = pytest.mark.django_db
BISOPROLOL, CARVEDILOL, DAPAGLIFLOZIN, FUROSEMIDE = "C07AB07", "C07AG02", "A10BK01", "C03CA01"


@pytest.fixture(autouse=True)
def anna() -> None:
    world()
    publish_shipped(HEART)


def followed(status: str = "active", version: str = "", of: str = HEART) -> None:
    programme = {"system": "urn:sharedcare:programme", "code": of, "version": version}
    put(
        {
            "resourceType": "EpisodeOfCare",
            "id": of,
            "status": status,
            "type": [{"coding": [{name: one for name, one in programme.items() if one}]}],
            "patient": ANNA,
            "period": {"start": "2026-09-01"},
            "careManager": by_role("nora"),
        }
    )


def takes(code: str, amount: float, times: int = 1, *, name: str = "", **more: Any) -> None:
    rate = {"doseQuantity": quantity(amount, "mg")}
    repeat = {"frequency": times, "period": 1, "periodUnit": "d"}
    put(
        {
            "resourceType": "MedicationStatement",
            "id": name or code.lower(),
            "status": "active",
            "medicationCodeableConcept": concept("http://www.whocc.no/atc", code, code),
            "subject": ANNA,
            "effectivePeriod": {"start": "2026-10-01"},
            "dosage": [{"text": f"{amount} mg", "timing": {"repeat": repeat}, "doseAndRate": [rate]}],
            **more,
        }
    )


def shown() -> dict[str, float | None]:
    return {one.name.words: one.percent for one in screen().medicines}


def test_it_is_shown_of_each_drug_that_has_a_target_and_is_known_in_numbers() -> None:
    followed()
    takes(BISOPROLOL, 7.5)
    takes(FUROSEMIDE, 40)
    takes(DAPAGLIFLOZIN, 10, dosage=[{"text": "en tablet om morgenen"}])

    assert shown() == {BISOPROLOL: 75, FUROSEMIDE: None, DAPAGLIFLOZIN: None}


@pytest.mark.parametrize(("weight", "share"), [(92, 50), (80, 100)])
def test_the_target_is_that_of_this_patient(weight: float, share: float) -> None:
    followed()
    takes(CARVEDILOL, 25, 2)
    put(observation("w", WEIGHT, "2026-11-20", quantity(weight, "kg")))

    assert shown() == {CARVEDILOL: share}


def test_a_patient_whom_nobody_has_weighed_is_given_no_share_of_what_others_aim_at() -> None:
    followed()
    takes(CARVEDILOL, 25, 2)
    takes(FUROSEMIDE, 40)
    takes(BISOPROLOL, 5)

    assert shown() == {CARVEDILOL: None, FUROSEMIDE: None, BISOPROLOL: 50}


def test_a_target_that_one_programme_leaves_open_is_no_other_programmes_to_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heart = as_shipped(HEART)
    [blockers] = [one for one in heart.drugs if one.key == "beta-blocker"]
    general = [one for one in blockers.target_doses if not one.applies_if]
    for_all = structs.replace(heart, drugs=(structs.replace(blockers, target_doses=tuple(general)),))
    files = {HEART: heart}
    monkeypatch.setattr(towards, "known_already", lambda *, key, **_: files.get(key, for_all))
    followed(of="another")
    takes(CARVEDILOL, 25, 2)
    assert shown() == {CARVEDILOL: 100}

    followed()

    assert shown() == {CARVEDILOL: None}


def test_of_whom_no_programme_is_followed_any_more_nothing_is_shown() -> None:
    followed("finished")
    takes(BISOPROLOL, 5)

    assert shown() == {BISOPROLOL: None}


def test_what_was_stopped_and_what_begins_later_has_none() -> None:
    followed()
    takes(BISOPROLOL, 5, status="stopped", effectivePeriod={"start": "2026-10-01", "end": "2026-11-10"})
    takes(CARVEDILOL, 25, 2, effectivePeriod={"start": "2026-12-01"}, status="intended")

    assert shown() == {BISOPROLOL: None, CARVEDILOL: None}


@pytest.mark.parametrize(("version", "costs"), [("1.0.0", 0), ("", 1)])
def test_it_costs_no_statement_but_where_nothing_says_which_version_is_followed(
    version: str, costs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed(version=version)
    screen()
    with asked(monkeypatch) as without:
        screen()
    takes(BISOPROLOL, 5)
    # What the version says is read once in the life of a process.
    screen()
    with asked(monkeypatch) as statements:
        assert shown() == {BISOPROLOL: 50}

    assert len(statements) - len(without) == costs
