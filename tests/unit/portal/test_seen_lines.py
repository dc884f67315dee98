"""Who looked, by a name that says what they are."""

from datetime import UTC, datetime

import pytest

from sharedcare.access.audit.types import Day, Manner, Part, Seen
from sharedcare.access.types import Ground
from sharedcare.portal.frame.words import WORDS as AROUND
from sharedcare.portal.seen.lines import days
from sharedcare.portal.seen.words import WORDS
from sharedcare.ui.moments import Calendar

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "who", "said"),
    [
        ("da", "", ("Et system, der ikke har givet sit navn", "")),
        ("en", "", ("A system that has not given its name", "")),
        ("da", "Laboratoriet", ("Laboratoriet", "System")),
    ],
)
def test_a_system_is_told_of_by_its_name_or_as_one_that_has_given_none(
    language: str, who: str, said: tuple[str, str]
) -> None:
    look = Seen(
        1, AT, who, "", "", "", True, False, next(iter(Manner)), next(iter(Part)), Ground.SCOPE, None, False
    )

    [day] = days(
        [Day(AT.date(), (look,))], set(), WORDS[language], AROUND[language], Calendar(AT, UTC, language)
    )

    assert [(one.who, one.place) for one in day.lookers] == [said]
