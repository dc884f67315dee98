"""How many there are, in words that fit the number."""

import pytest

from sharedcare.clinic.enrolment.saying import counted
from sharedcare.clinic.enrolment.words import WORDS


@pytest.mark.parametrize(("count", "said"), [(0, "0 visits"), (1, "1 visit"), (2, "2 visits")])
def test_one_is_said_in_the_singular(count: int, said: str) -> None:
    assert counted(count, WORDS["en"].visits) == said
    assert (
        counted(1, WORDS["da"].newer_rest) == "1 anden opgave, mål eller måling i planen bliver, som den er."
    )
