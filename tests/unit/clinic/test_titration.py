"""Beside a goal stands how far its drugs have come, and what of that nobody knows."""

from dataclasses import replace
from datetime import datetime

import pytest

from sharedcare.clinic.titration import progress
from sharedcare.programmes.facts import Dose, Facts
from sharedcare.programmes.types.goals import Dosed, InOwnWords, Prescribed
from tests.unit.programmes.combining.following import shipped

NOW = datetime.fromisoformat("2026-11-25T12:00:00+01:00")
HEART = shipped()["heart-failure"]
PILLARS = ("raas", "beta-blocker", "mra", "sglt2")
TAKES = Facts(
    at=NOW,
    drugs=frozenset({"C09DX04", "C07AB07", "C03DA01"}),
    doses={
        "C09DX04": (Dose(((49.0, "mg"),), 2),),
        "C07AB07": (Dose(((9.99, "mg"),), 1),),
    },
    judged={"beta-blocker-highest": True},
)
NAMES = {"C09DX04": "Sacubitril/valsartan", "C07AB07": "Bisoprolol", "C03DA01": "Spironolakton"}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "da",
            "1 af 4 på måldosis. Sacubitril/valsartan 50 % (98 af 194 mg i døgnet); Bisoprolol 99 % (9,99 af 10 mg i døgnet), "
            "højeste dosis, der tåles; Spironolakton: dosis er ikke skrevet som tal; SGLT2-hæmmer: tages ikke",
        ),
        (
            "en",
            "1 of 4 at target dose. Sacubitril/valsartan 50% (98 of 194 mg a day); Bisoprolol 99% (9.99 of 10 mg a day), "
            "the highest dose that is tolerated; Spironolakton: the dose is not written in numbers; SGLT2 inhibitor: not taken",
        ),
    ],
)
def test_each_group_is_told_and_no_share_is_rounded_up(language: str, told: str) -> None:
    assert progress(Dosed(drugs=PILLARS, percent=100), TAKES, HEART, NAMES, language) == told


def test_a_share_of_the_target_and_a_drug_without_any_are_said_so() -> None:
    half = Dosed(drugs=("raas", "beta-blocker"), percent=50)
    atenolol = replace(TAKES, drugs=frozenset({"C09DX04", "C07AB03"}), judged={})
    assert progress(half, atenolol, HEART, NAMES, "da") == (
        "1 af 2 på mindst 50 % af måldosis. Sacubitril/valsartan 50 % (98 af 194 mg i døgnet); "
        "Betablokker: forløbet har ingen måldosis"
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("da", "0 af 1 på måldosis. Carvedilol: måldosis kan ikke afgøres af det, der vides"),
        ("en", "0 of 1 at target dose. Carvedilol: the target dose cannot be told from what is known"),
    ],
)
def test_of_a_drug_whose_target_nobody_knows_here_that_is_said_and_no_share(language: str, told: str) -> None:
    unweighed = Facts(at=NOW, drugs=frozenset({"C07AG02"}), doses={"C07AG02": (Dose(((25.0, "mg"),), 2),)})
    names = {"C07AG02": "Carvedilol"}
    assert progress(Dosed(drugs=("beta-blocker",), percent=100), unweighed, HEART, names, language) == told


def test_how_many_groups_are_prescribed_and_which_are_missing() -> None:
    pillars = Prescribed(drugs=PILLARS, at_least=4)
    assert progress(pillars, TAKES, HEART, NAMES, "da") == "3 af 4 ordineret: mangler SGLT2-hæmmer"
    every = replace(TAKES, drugs=TAKES.drugs | {"A10BK01"})
    assert progress(pillars, every, HEART, NAMES, "en") == "4 of 4 prescribed"
    assert progress(InOwnWords(), every, HEART, NAMES, "en") == ""
