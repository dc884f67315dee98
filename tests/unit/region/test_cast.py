"""The others of the cast are who the documents say they are."""

import orjson
import pytest

from sharedcare.programmes.shipping import as_shipped
from sharedcare.region.cast.full import MEDICINES, PROBLEMS
from tests.unit.region.looking import advice, cast, found, newest


def _listed(name: str) -> int:
    """How many problems a practice's documents tell of."""
    documents = [orjson.loads(one.raw) for one in cast()[name].messages if one.partner == "general-practice"]
    return sum(
        entry["resource"]["resourceType"] == "Condition" for one in documents for entry in one["entry"]
    )


def test_the_ids_stay() -> None:
    assert list(cast()) == ["demo-poul", "demo-karen", "demo-bent", "demo-aisha", "demo-empty", "demo-full"]


def test_poul_has_eight_problems_five_of_them_from_his_practice() -> None:
    assert (len(found(cast()["demo-poul"], "Condition")), _listed("demo-poul")) == (3, 5)


def test_nothing_presses_for_karen() -> None:
    karen = cast()["demo-karen"]

    assert found(karen, "DetectedIssue") == []
    assert newest(karen, "ef")["valueQuantity"]["value"] == 55


def test_bent_is_severely_ill_and_worse_since_yesterday() -> None:
    bent = cast()["demo-bent"]

    assert newest(bent, "fev1-expected")["valueQuantity"]["value"] < 40
    assert len([one for one in found(bent, "Encounter") if one["class"]["code"] == "IMP"]) >= 2
    assert [one["severity"] for one in found(bent, "DetectedIssue") if one["status"] == "preliminary"] == [
        "high"
    ]


def test_aisha_needs_an_interpreter_for_arabic() -> None:
    [aisha] = found(cast()["demo-aisha"], "Patient")

    assert aisha["extension"][0]["valueBoolean"] is True
    assert aisha["communication"][0]["language"]["coding"][0]["code"] == "ar"


def test_nearly_nothing_is_known_of_the_nearly_empty_one() -> None:
    known = [one["resourceType"] for one in cast()["demo-empty"].resources]

    assert known == ["Patient", "Condition", "EpisodeOfCare", "Consent", "CareTeam", "Task"]


def test_the_fullest_one_has_thirty_problems_forty_medicines_and_years_of_values() -> None:
    full = cast()["demo-full"]

    active = [one for one in found(full, "MedicationStatement") if one["status"] == "active"]
    assert len(found(full, "Condition")) + _listed("demo-full") == PROBLEMS
    assert len(active) == MEDICINES
    assert len(found(full, "Observation")) > 1500
    assert len(found(full, "EpisodeOfCare")) == 4


@pytest.mark.parametrize(
    ("name", "programme", "measurement", "limit"),
    [
        ("demo-poul", "heart-failure", "weight", "weight-rise-3-days"),
        # He has oxygen at home: how far he is from what is usual is no limit of his.
        ("demo-bent", "copd", "saturation", "saturation-with-oxygen"),
    ],
)
def test_what_presses_recommends_what_the_programme_does_of_the_limit_that_is_broken(
    name: str, programme: str, measurement: str, limit: str
) -> None:
    [red] = [
        one
        for one in found(cast()[name], "DetectedIssue")
        if one["severity"] == "high" and one["status"] == "preliminary"
    ]
    [of] = [one for one in as_shipped(programme).measurements if one.key == measurement]
    [broken] = [one for one in of.limits if one.key == limit]

    assert advice(red) == (broken.action.clinician.da, broken.action.clinician.en)


def test_bent_is_below_the_red_limit_of_those_with_oxygen() -> None:
    [saturation] = [one for one in as_shipped("copd").measurements if one.key == "saturation"]
    [limit] = [one for one in saturation.limits if one.key == "saturation-with-oxygen"]
    now = newest(cast()["demo-bent"], "spo2")["valueQuantity"]["value"]

    assert limit.red is not None
    assert limit.red.holds(now)


def test_a_potassium_at_which_the_programme_does_not_act_yet_recommends_nothing() -> None:
    [potassium] = [
        one
        for one in found(cast()["demo-poul"], "DetectedIssue")
        if one["code"]["text"].startswith("Kalium 5,4")
    ]

    assert advice(potassium) is None


@pytest.mark.parametrize("name", ["demo-karen", "demo-bent", "demo-aisha", "demo-full"])
def test_each_has_one_active_plan_with_a_team(name: str) -> None:
    [plan] = found(cast()[name], "CarePlan")
    [team] = found(cast()[name], "CareTeam")

    assert plan["careTeam"] == [{"reference": f"CareTeam/{team['id']}"}]
    assert {one["member"]["reference"].split("/")[0] for one in team["participant"]} >= {
        "PractitionerRole",
        "Patient",
    }
