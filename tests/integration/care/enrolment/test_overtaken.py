"""Who changes what a patient follows, and is overtaken by another system, is told so, and nothing of it is stored."""

from collections.abc import Callable
from typing import Any

import pytest

from sharedcare.access.types import Actor
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import set_anchor
from sharedcare.care.enrolment.errors import HasChanged
from sharedcare.care.enrolment.moving import move
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, poul_enrolled, record
from tests.integration.care.enrolment.test_moving import WHY, a_newer_version

pytestmark = pytest.mark.django_db


def moves(by: Actor) -> None:
    a_newer_version()
    move(patient="poul", programme=HEART, to="1.1.0", why=WHY, by=by, at=NOON)


def tells_of_an_event(by: Actor) -> None:
    set_anchor(patient="poul", programme=HEART, anchor="raas-change", moment=NOON, by=by, at=NOON)


@pytest.mark.parametrize("does", [moves, tells_of_an_event])
def test_who_is_overtaken_is_told_and_nothing_is_stored(
    does: Callable[[Actor], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    anne = poul_enrolled()
    before = record().of("EpisodeOfCare")
    known = queries.known

    def overtaken(**asked: Any) -> Any:
        found = known(**asked)
        [episode] = found.of("EpisodeOfCare")
        store({**episode, "language": "en" if episode["language"] == "da" else "da"}, at=NOON)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(queries, "known", overtaken)
        with pytest.raises(HasChanged, match="Load the page again"):
            does(anne)

    [after] = record().of("EpisodeOfCare")
    assert [{**after, "meta": None, "language": None}] == [
        {**one, "meta": None, "language": None} for one in before
    ]
