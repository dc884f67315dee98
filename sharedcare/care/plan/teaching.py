"""What is to be taught in the phases under way: how, who asks what the patient made of it, and which task of the plan it goes with. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sharedcare.care.elements import sources_of, when_done
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.programmes.combining.meeting import education, is_under_way
from sharedcare.programmes.combining.types import EducationWanted, Following
from sharedcare.programmes.types.content import Education
from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to be taught. `followed_up_by` are titles of roles; `task` is the task that it goes with, the newest that is done before
    any that is to be done; None where the plan has none, and then nothing tells whether it has been held."""

    what: Education
    followed_up_by: tuple[Text, ...]
    task: Thing | None

    @property
    def is_held(self) -> bool:
        """Whether the record tells that it was held."""
        return self.task is not None and _is_done(self.task)

    @property
    def held(self) -> datetime | None:
        """When it was; None where the record does not tell that it was held."""
        return None if self.task is None else when_done(self.task.tree)


_DONE = "completed"


def lessons(followed: Sequence[Following], things: Iterable[Thing]) -> tuple[Lesson, ...]:
    """Those of the phases under way, each once, what is not held yet first. `things` is the whole plan."""
    tasks = [one for one in things if one.kind is Kind.TASK and (not one.is_over or _is_done(one))]
    found = (_lesson(one, followed, tasks) for one in education(followed) if is_under_way(one, followed))
    return tuple(sorted(found, key=lambda one: one.is_held))


def _lesson(one: EducationWanted, followed: Iterable[Following], tasks: Iterable[Thing]) -> Lesson:
    programmes = {each.programme.key: each.programme for each in followed}
    carriers = {
        (source.programme, task.key)
        for source in one.sources
        for task in programmes[source.programme].tasks
        if source.key in task.education
    }
    with_it = [
        each for each in tasks if any((by.programme, by.key) in carriers for by in sources_of(each.tree))
    ]
    roles = [role for source in one.sources for role in programmes[source.programme].roles]
    titles = dict.fromkeys(role.title for role in roles if role.key in one.what.followed_up_by)
    return Lesson(one.what, tuple(titles), _nearest(with_it))


def _nearest(tasks: Sequence[Thing]) -> Thing | None:
    done = max(filter(_is_done, tasks), key=lambda one: one.updated, default=None)
    return done or min(tasks, key=lambda one: one.fields["due"] or "9999", default=None)


def _is_done(one: Thing) -> bool:
    return one.fields["status"] == _DONE
