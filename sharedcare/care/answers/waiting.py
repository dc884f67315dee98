"""Which questionnaires open tasks of the plan wait for: those are asked for now, whatever a schedule says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.answers.types import Followed
from sharedcare.care.elements import identifiers, moment, sources_of
from sharedcare.programmes.combining.answered_since import answered_since
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.tasks import FormAnswered, Task
from sharedcare.records.search.parse import parse

_OPEN = "requested,received,accepted,ready,in-progress"
"""Not what waits for something else: its time has not come."""
_TASK = "urn:sharedcare:task|programme-task"


def waited_for(
    follows: Sequence[Followed], *, patient: str, by: Actor, zone: tzinfo, at: datetime
) -> tuple[Followed, ...]:
    """The programmes with what their open tasks wait for. Raises NotPermitted or NotVisible."""
    if not any(_asks(one.programme) for one in follows):
        return tuple(follows)
    query = parse("Task", [("patient", patient), ("code", _TASK), ("status", _OPEN), ("_count", "200")])
    found = looks.search(by=by, query=query, at=at).matches
    trees = [orjson.loads(one.content) for one in found if one.content is not None]
    return with_tasks(follows, trees, zone=zone, at=at)


def with_tasks(
    follows: Sequence[Followed], tasks: Iterable[Mapping[str, Any]], *, zone: tzinfo, at: datetime
) -> tuple[Followed, ...]:
    """The same from Tasks that are open, whichever they are: of each questionnaire since when an answer counts for all of them. Pure."""
    waits: dict[tuple[str, str], datetime] = {}
    asked = {
        (one.key, task.key): (one.programme, task)
        for one in follows
        if one.programme is not None
        for task in one.programme.tasks
    }
    for tree in tasks:
        opened = moment(tree.get("restriction", {}).get("period", {}).get("start"), zone)
        if opened is None or opened > at:
            continue
        for source in sources_of(tree):
            if (source.programme, source.key) in asked:
                programme, task = asked[source.programme, source.key]
                origins = identifiers(tree, "occurrence")
                for form in _forms(task):
                    since = answered_since(programme, task, form, opened=opened, origins=origins)
                    key = (source.programme, form)
                    waits[key] = max(waits.get(key, since), since)
    return tuple(
        replace(
            one, waits={form: since for (programme, form), since in waits.items() if programme == one.key}
        )
        for one in follows
    )


def _asks(programme: Programme | None) -> bool:
    return programme is not None and any(_forms(task) for task in programme.tasks)


def _forms(task: Task) -> list[str]:
    return [each.questionnaire for each in task.shown_by if isinstance(each, FormAnswered)]
