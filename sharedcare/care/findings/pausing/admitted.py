"""Admissions as pauses: nobody waits at home for what somebody measures who lies in a hospital. Pure."""

from collections.abc import Iterable, Iterator
from datetime import timedelta, tzinfo

from sharedcare.care.elements import Tree
from sharedcare.care.facts.admissions import admission
from sharedcare.programmes.judging.types import Pause

AT_MOST = timedelta(days=28)
"""So long an admission is a pause that nobody has told the end of: one that was never closed silences nothing for good."""


def stays(encounters: Iterable[Tree], *, zone: tzinfo) -> Iterator[Pause]:
    """The times in which the patient lies or lay in a hospital."""
    for tree in encounters:
        one = admission(tree, zone=zone)
        if one is not None:
            yield Pause(one.began, one.ended or one.began + AT_MOST)
