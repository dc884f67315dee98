"""Followers of the record: every change of what they care for, in order, none left out whatever ends them."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.following.actions import advance
from sharedcare.following.types import Follower
from sharedcare.records.feed import Change
from tests.integration.access.clients import trail
from tests.integration.records.store import NOON, delete, observation, patient, put
from tests.patience import patiently

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """What ends a process in the middle of something."""


class Reader:
    """A follower that notes what it is handed; with `dies`, it is ended after that."""

    def __init__(self, *types: str) -> None:
        self.seen: list[tuple[str, int]] = []
        self.dies = False
        self.follower = Follower("reader", types, self._follow)

    def read(self, until: int) -> list[tuple[str, int]]:
        """What it has been handed after so many changes, waiting for other transactions of the server to end."""
        for _ in patiently():
            while advance(follower=self.follower, by=operator("worker reader"), at=NOON):
                pass
            if len(self.seen) >= until:
                break
        return self.seen

    def _follow(self, changes: Sequence[Change], *, by: Actor, at: datetime) -> None:  # noqa: ARG002 - its signature
        self.seen += [(one.stored.id, one.stored.version) for one in changes]
        if self.dies:
            raise Killed


def test_a_follower_is_handed_every_change_of_its_types_once_deletions_too() -> None:
    put(patient("a"))
    put(observation("weight", "a"))
    put(patient("a", active=True))
    reader = Reader("Patient")
    assert reader.read(2) == [("a", 1), ("a", 2)]

    put(patient("b"))
    delete("Patient", "b")

    assert reader.read(4)[2:] == [("b", 1), ("b", 2)]
    assert reader.read(4)[4:] == []


def test_what_a_follower_was_handed_when_it_was_killed_comes_again() -> None:
    put(patient("a"))
    reader = Reader("Patient")
    reader.dies = True
    with pytest.raises(Killed):
        reader.read(1)
    put(patient("b"))

    after = Reader("Patient")

    assert sorted(after.read(2)) == [("a", 1), ("b", 1)]


def test_a_follower_that_comes_later_begins_with_the_first_change_there_was() -> None:
    put(patient("a"))
    Reader("Patient").read(1)
    late = Reader("Patient")
    late.follower = Follower("late", ("Patient",), late.follower.follow)

    assert late.read(1) == [("a", 1)]


def test_the_trail_tells_of_a_followers_look_and_not_of_what_it_passed_by() -> None:
    put(patient("a"))
    put(observation("weight", "a"))
    before = len(trail())

    Reader("Goal").read(0)
    assert trail()[before:] == []
    Reader("Patient").read(0)

    told = [one for one in trail()[before:] if one["what"] == "worker reader"]
    assert all(one["ground"] == 2 for one in told)
