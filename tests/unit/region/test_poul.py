"""Poul is exactly as rich as the drawing of the overview shows him."""

from datetime import datetime

from sharedcare.exchange.laboratory.message import read
from sharedcare.region.calendar import ZONE
from tests.unit.region.looking import UNTIL, cast, found, newest

POUL = cast()["demo-poul"]


def results(code: str) -> list[tuple[datetime, str]]:
    """All results of an analysis that were sent, as they came: when they were reported, and the number."""
    reports = [read(one.raw, zone=ZONE) for one in POUL.messages if one.partner == "laboratory"]
    return [
        (one.reported_at or report.sent_at, result.value[0])
        for report in reports
        for one in report.sets
        for result in one.results
        if result.code.code == code and result.value
    ]


def test_he_weighs_two_kilos_more_than_three_days_ago_and_it_is_red() -> None:
    weights = {
        one["effectiveDateTime"][:10]: one["valueQuantity"]["value"]
        for one in found(POUL, "Observation")
        if one["id"].startswith("demo-poul-weight-")
    }

    assert round(weights["2026-11-22"] - weights["2026-11-19"], 1) == 2.1
    assert newest(POUL, "weight")["effectiveDateTime"] == "2026-11-22T07:10:00+01:00"
    [red] = [one for one in found(POUL, "DetectedIssue") if one["severity"] == "high"]
    assert red["detail"].startswith("Vægt +2,1 kg på 3 dage, ben mere hævede.")


def test_three_findings_wait_and_one_was_handled() -> None:
    waiting = {
        one["severity"]: one["code"]["text"]
        for one in found(POUL, "DetectedIssue")
        if one["status"] == "preliminary"
    }

    assert waiting == {
        "high": "Vægt +2,1 kg på 3 dage",
        "moderate": "Kalium 5,4 efter øget spironolakton",
        "low": "Blodtryk mangler 2 dage",
    }
    assert newest(POUL, "bp")["effectiveDateTime"].startswith("2026-11-20")


def test_the_laboratory_says_what_the_drawing_says() -> None:
    assert [results(code)[-1][1] for code in ("NPU03230", "NPU01568", "NPU27300", "DNK35302")] == [
        "5.4",
        "1.9",
        "52",
        "54",
    ]
    assert max(at for code in ("NPU03230", "NPU27300") for at, _ in results(code)) < UNTIL


def test_one_of_his_results_was_corrected() -> None:
    assert "6.1" in [value for _, value in results("NPU03230")]
    assert any(b"|C|||" in one.raw for one in POUL.messages)


def test_eleven_medicines_and_the_steps_that_led_to_their_doses() -> None:
    medicines = found(POUL, "MedicationStatement")
    active = [one for one in medicines if one["status"] == "active"]

    assert len(active) == 11
    spironolactone = [
        one for one in medicines if one["medicationCodeableConcept"]["coding"][0]["code"] == "C03DA01"
    ]
    assert [one["dosage"][0]["text"][:5] for one in spironolactone] == ["25 mg", "50 mg"]
    assert spironolactone[0]["effectivePeriod"]["end"] == spironolactone[1]["effectivePeriod"]["start"]


def test_two_goals_for_ldl_that_disagree() -> None:
    limits = [
        one["target"][0]["detailRange"]["high"]["value"]
        for one in found(POUL, "Goal")
        if one["description"]["text"].startswith("LDL")
    ]

    assert limits == [1.4, 1.8]


def test_the_hand_over_waits_for_the_practice() -> None:
    [handover] = [one for one in found(POUL, "Task") if one.get("code", {}).get("text") == "Overdragelse"]

    assert handover["status"] == "requested"
    assert handover["owner"]["reference"] == "PractitionerRole/demo-bo-role"
    assert handover["restriction"]["period"]["end"] == "2026-12-12"


def test_he_was_admitted_for_nine_days_in_september() -> None:
    [admission] = [one for one in found(POUL, "Encounter") if one["class"]["code"] == "IMP"]

    begins, ends = (datetime.fromisoformat(admission["period"][end]) for end in ("start", "end"))
    assert (begins.month, (ends.date() - begins.date()).days) == (9, 9)


def test_his_daughter_may_read_and_write() -> None:
    [inge] = found(POUL, "RelatedPerson")

    assert (inge["id"], inge["extension"][0]["valueCode"]) == ("demo-inge", "write")
