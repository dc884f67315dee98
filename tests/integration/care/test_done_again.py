"""What PostgreSQL undid for another's sake is done again, and who was overtaken by another system is told in the words of what they did."""

from collections.abc import Iterator
from typing import Any

import pytest
from psycopg.errors import DeadlockDetected

from sharedcare.care.answers.actions import answer, enter
from sharedcare.care.answers.drafts import drafts, keep
from sharedcare.care.team.actions import add
from sharedcare.care.team.errors import CannotJoin
from sharedcare.records.errors import VersionConflict
from sharedcare.records.storage.commit import commit
from tests.integration.access.care import agreement, organisation, role
from tests.integration.access.care import store as put
from tests.integration.access.clients import NOON
from tests.integration.care.handing import in_care, people, sectors, stored
from tests.integration.care.test_answers import WHO, enrolled, trees


@pytest.fixture
def undone_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """What is put in here undoes the next act at its first commit."""
    due: list[bool] = []

    def undone(*args: Any, **kwargs: Any) -> Any:
        if due:
            due.clear()
            raise DeadlockDetected
        return commit(*args, **kwargs)

    monkeypatch.setattr("sharedcare.access.gate.commit", undone)
    yield due
    assert not due


@pytest.mark.django_db(transaction=True)
def test_answers_drafts_and_scores_are_stored_again(undone_once: list[bool]) -> None:
    by = enrolled()
    half = {WHO.questions[0].key: "less-than-half"}

    undone_once.append(True)
    keep(by=by, patient="anna", questionnaire="who-5", answers=half, at=NOON)
    assert [one.answers for one in drafts(by=by, patient="anna", at=NOON)] == [half]
    undone_once.append(True)
    answers = {one.key: "less-than-half" for one in WHO.questions}
    answer(by=by, patient="anna", questionnaire="who-5", answers=answers, source="Patient/anna", at=NOON)
    undone_once.append(True)
    enter(by=by, patient="anna", questionnaire="cat", score=17, source="Patient/anna", at=NOON)

    assert [one["status"] for one in trees("QuestionnaireResponse?patient=anna")] == ["completed"] * 2


@pytest.mark.django_db
def test_who_has_somebody_join_and_is_overtaken_is_told_so_and_nobody_joins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sectors()
    put(
        organisation("village", "municipality"),
        role("vera-role", "village", "home-nurse"),
        agreement("village-agreement", "hospital", "village"),
    )
    in_care("poul")
    anne = people()["anne"]

    def overtaken(*_: Any, **__: Any) -> Any:
        raise VersionConflict(seen=1, current=2)

    with monkeypatch.context() as patch:
        patch.setattr("sharedcare.care.team.actions.reconcile", overtaken)
        with pytest.raises(CannotJoin, match="Somebody else has changed"):
            add(patient="poul", organization="village", by=anne, at=NOON)

    assert "Organization/village" not in str(stored("CareTeam/poul-team"))
