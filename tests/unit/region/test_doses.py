"""What is taken is told in words and in numbers, and both say the same."""

import re
from typing import Any

import pytest

from sharedcare.care.facts.doses import doses
from sharedcare.region import drugs
from sharedcare.region.calendar import ZONE
from sharedcare.region.drugs import Ladder
from sharedcare.region.entries.dosing import often
from tests.unit.region.looking import UNTIL, cast, found

LADDERS = {name: one for name, one in vars(drugs).items() if isinstance(one, Ladder)}


@pytest.mark.parametrize("name", sorted(LADDERS))
def test_how_often_is_a_rhythm_where_the_words_tell_one(name: str) -> None:
    for text in LADDERS[name].doses:
        told = often(text)
        if "efter behov" in text:
            assert told == {"asNeededBoolean": True}
        elif "i døgnet" in text:
            assert told == {}
        else:
            times = re.search(r"(\d) gange? (?:daglig|om ugen)", text)
            repeat: dict[str, Any] = told["timing"]["repeat"]
            assert repeat["frequency"] == (int(times[1]) if times else 1)


def test_the_pillars_of_poul_are_known_as_so_much_a_day() -> None:
    taken = doses(found(cast()["demo-poul"], "MedicationStatement"), at=UNTIL, zone=ZONE)
    daily = {code: sum(one.each[0][0] * one.a_day for one in several) for code, several in taken.items()}
    assert {code: daily[code] for code in ("C07AB07", "C09DX04", "C03DA01", "A10BK01")} == {
        "C07AB07": 7.5,
        "C09DX04": 98,
        "C03DA01": 50,
        "A10BK01": 10,
    }
    # As needed is not so much a day.
    assert daily["N02BE01"] == 0
