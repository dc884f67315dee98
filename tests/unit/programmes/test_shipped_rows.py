"""Who is asked for what by the programmes that ship: each row of their source once, and no two for the same thing."""

import pytest

from sharedcare.programmes.combining.reconciling import wanted
from tests.unit.programmes.combining.following import follows, shipped


def asked(programme: str, *levels: str, **days_ago: int) -> set[str]:
    """The keys of the tasks that a patient in these levels has, whose anchors came so many days ago."""
    events = {key.replace("_", "-"): ago for key, ago in days_ago.items()}
    one = follows(shipped()[programme], events=events, levels=frozenset(levels))
    return {each.key for each in wanted([one]).tasks}


@pytest.mark.parametrize(
    ("days_ago", "which"),
    [
        ({"discharge": 300, "enrolment": 300}, {"annual.first"}),
        ({"discharge": 800, "enrolment": 800}, {"annual"}),
        ({"discharge": 30, "enrolment": 800}, {"annual", "annual.first"}),
        ({"enrolment": 100}, {"annual"}),
    ],
    ids=["the first year", "later", "in hospital again years later", "discharge unknown"],
)
def test_the_first_annual_status_counts_from_the_discharge_and_no_birthday_doubles_it(
    days_ago: dict[str, int], which: set[str]
) -> None:
    found = asked("ischaemic-heart-disease", birth_month=-20, **days_ago)

    assert {key for key in found if key.startswith("annual")} == which
