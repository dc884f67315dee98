"""The patient reads who looks at the numbers and when next, as the programmes say it."""

from datetime import UTC, datetime

import pytest

from sharedcare.portal.measuring.looked import sentences
from sharedcare.portal.measuring.words import WORDS
from sharedcare.programmes.shipping import as_shipped
from sharedcare.ui.moments import Calendar

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("da", "Tallene læses hver mandag og torsdag (telesygeplejerske), næste gang i morgen."),
        ("en", "The numbers are read every Monday and Thursday (telemonitoring nurse), next tomorrow."),
    ],
)
def test_two_programmes_that_say_the_same_say_it_once(language: str, says: str) -> None:
    both = [as_shipped("heart-failure"), as_shipped("copd")]

    assert sentences(both, WORDS[language], Calendar(WEDNESDAY, UTC, language)) == (says,)


@pytest.mark.parametrize(
    ("language", "says"),
    [("da", "næste gang i dag eller man 30.11."), ("en", "next today or Mon 30 Nov.")],
)
def test_on_a_day_of_theirs_the_next_one_is_named_too_since_they_may_have_been_read(
    language: str, says: str
) -> None:
    evening = datetime(2026, 11, 26, 19, 27, tzinfo=UTC)
    [told] = sentences([as_shipped("heart-failure")], WORDS[language], Calendar(evening, UTC, language))

    assert told.endswith(says)


def test_where_programmes_differ_each_says_its_own_by_its_name() -> None:
    several = [as_shipped("heart-failure"), as_shipped("type-2-diabetes")]

    told = sentences(several, WORDS["da"], Calendar(WEDNESDAY, UTC, "da"))

    assert len(told) == 2
    assert all(": tallene læses " in one for one in told)
