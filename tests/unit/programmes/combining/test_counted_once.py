"""What is counted from what comes once is known again however its day is corrected, and from before it was named so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sharedcare.programmes.combining.changes import changes
from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.standing import MakeTask, Standing, State, TakeAway, TaskStands
from sharedcare.programmes.combining.types import Followed
from tests.unit.programmes.combining.following import NOW, SINCE, follows, shipped

SUGAR, VESSELS = "type-2-diabetes", "ischaemic-heart-disease"


def diabetes(days_ago: int) -> Followed:
    return follows(shipped()[SUGAR], events={"diagnosis": days_ago, "enrolment": 10})


def stand(followed: Followed, state: State = State.SETTLED, written: date | None = None) -> Standing:
    """All that is wanted stands, as it was written."""
    tasks = (
        TaskStands(
            str(number), one.key, one.opens, one.closes, one.sources, one.origins, state, written=written
        )
        for number, one in enumerate(wanted([followed]).tasks)
    )
    return Standing(tuple(tasks))


def named_as_before(standing: Standing, day: date) -> Standing:
    """With the names that these had when the day of the anchor was in them."""
    once = f":once-{SINCE.date().isoformat()}:"
    return Standing(
        tuple(
            replace(one, origins=tuple(each.replace(once, f":{day.isoformat()}:") for each in one.origins))
            for one in standing.tasks
        )
    )


def made(followed: Followed, standing: Standing) -> list[str]:
    return [each.wanted.key for each in changes(wanted([followed]), standing) if isinstance(each, MakeTask)]


def test_a_day_that_is_corrected_moves_what_is_to_be_done_and_asks_for_nothing_again() -> None:
    standing = stand(diabetes(20))
    assert made(diabetes(20), Standing())
    assert made(diabetes(12), standing) == []


@pytest.mark.parametrize("state", [State.SETTLED, State.STARTED, State.OPEN])
def test_what_was_written_under_the_day_itself_is_known_again(state: State) -> None:
    followed = diabetes(80)
    day = (NOW - timedelta(days=80)).date()
    before = named_as_before(stand(followed, state, written=SINCE.date()), day)
    assert made(followed, before) == []
    assert not [each for each in changes(wanted([followed]), before) if isinstance(each, TakeAway)]


def test_what_was_done_in_an_enrolment_that_has_ended_is_asked_for_in_the_next() -> None:
    followed = diabetes(80)
    day = (NOW - timedelta(days=80)).date()
    before = named_as_before(stand(followed, written=SINCE.date() - timedelta(days=30)), day)
    assert "dm.start" in made(followed, before) or made(followed, before)


def test_a_name_that_is_none_of_ours_is_not_read() -> None:
    odd = TaskStands("x", "x", NOW.date(), NOW.date(), (), ("something", "a:b", ":::", "a:b:c:not-a-day:1"))
    assert made(diabetes(20), Standing((odd,)))


def test_another_discharge_is_not_the_first_one_with_another_day() -> None:
    first = follows(shipped()[VESSELS], events={"discharge": 9, "enrolment": 10})
    second = follows(shipped()[VESSELS], events={"discharge": 1, "enrolment": 10})
    assert "contact.call" in made(second, stand(first))
