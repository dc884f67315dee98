"""What is open of a patient, and what of it goes with a hand-over unless somebody says otherwise."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from functools import cache, partial

from sharedcare.care.handover.queries import is_responsible
from sharedcare.clinic.handover.asking import Asked
from sharedcare.clinic.handover.page import Choice
from sharedcare.clinic.handover.words import WORDS
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.in_role import in_role
from sharedcare.overview.types import Sector, TaskItem
from sharedcare.programmes.types.words import Text
from sharedcare.ui.markup import within
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

_SOON = timedelta(days=14)


def items(asked: Asked, visitor: Visitor, *, ticked: Collection[str] | None) -> tuple[Choice, ...]:
    """Findings, tasks that are due or soon will be, and messages nobody of those who treat has read; what lies further ahead stands
    in the plan. Tasks of others than the reader's organisation are there and say whose they are, but go with it only where somebody
    ticks them. `ticked` is what was; None before anybody has chosen."""
    found: dict[str, bool] = {}
    for label, goes in _labels(asked, visitor, visitor.language):
        found.setdefault(label, goes)
    return tuple(
        Choice(label, label, goes if ticked is None else label in ticked) for label, goes in found.items()
    )


def called(asked: Asked, visitor: Visitor) -> dict[str, Text]:
    """The same in both languages, by what the reader reads: the receiver may read another."""
    told = {language: [label for label, _ in _labels(asked, visitor, language)] for language in WORDS}
    pairs = zip(told[visitor.language], told["da"], told["en"], strict=True)
    return {label: Text(da=danish, en=english) for label, danish, english in pairs}


def _labels(asked: Asked, visitor: Visitor, language: str) -> Iterator[tuple[str, bool]]:
    """What is open, in this language, and whether it goes with it."""
    words, tongue = WORDS[language], Tongue(language)
    here = asked.speech.calendar
    calendar = Calendar(here.at, here.zone, language)
    # Most tasks of a plan are a few organisations'.
    may = cache(partial(is_responsible, by=visitor.by))
    for one in asked.overview.concerns:
        yield tongue.says(one.text).words, True
    for task in _soon(asked):
        if _is_of_patient(task):
            continue
        # It is read on other days than this: none is called today.
        due = f" ({calendar.plain(task.due)})" if task.due else ""
        is_ours = not task.owner_is or may(task.owner_is)
        says = words.task_item if is_ours else words.others_item
        who = _who(asked, task, tongue)
        who = who if not is_ours else f", {who}" if who else ""
        label = says.format(
            text=tongue.says(task.text).words, due=due, who=who if is_ours else who or within(words.somebody)
        )
        yield label, is_ours
    for note in asked.overview.notes:
        if note.is_unread and not note.is_to_patient:
            yield words.unread_item.format(text=tongue.says(note.topic or note.text).words), True


def kept(asked: Asked) -> str:
    """That the patient's own tasks stay the patient's; empty where there are none among what is open."""
    count = sum(_is_of_patient(one) for one in _soon(asked))
    says = asked.speech.words.kept_one if count == 1 else asked.speech.words.kept
    return says.format(count=count) if count else ""


def _soon(asked: Asked) -> list[TaskItem]:
    last = asked.speech.calendar.today + _SOON
    return [one for one in asked.overview.tasks if not one.due or one.due <= last]


def _is_of_patient(task: TaskItem) -> bool:
    return task.owner is not None and task.owner.sector is Sector.PATIENT


def _who(asked: Asked, task: TaskItem, tongue: Tongue) -> str:
    """Whose it is: role and organisation, as far as they are known."""
    owner = in_role(task.owner, task.by_role, asked.programmes, on=task.due or asked.speech.calendar.today)
    if owner is None:
        return ""
    parts = (tongue.says(owner.role).words, tongue.says(owner.organization).words)
    return ", ".join(filter(None, parts)) or owner.name
