"""Questionnaires: their texts are here or are brought, and every question can be reached."""

from collections.abc import Iterator, Set

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.library.reading import instrument, instruments
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import AllOf, Answered, AnyOf, NoneOf
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.tasks import FormAnswered

_PATIENT = "patient"
_TAKEN = ("score", "lead")
"""What the questionnaire itself has under these names, for other systems."""


def unusable(programme: Programme) -> Iterator[Problem]:
    """Texts that are nowhere, or are where they must not be."""
    patients = {role.key for role in programme.roles if role.profession == _PATIENT}
    for number, one in enumerate(programme.questionnaires):
        yield from _text(("questionnaires", number), one, patients)


def unasked(programme: Programme) -> Iterator[Problem]:
    """Questions whose conditions the form itself cannot know: about other things, or about questions that come later."""
    for number, form in enumerate(programme.questionnaires):
        before: set[str] = set()
        for place, question in enumerate(form.questions):
            path: Path = ("questionnaires", number, "questions", place, "asked-if")
            if question.key in _TAKEN:
                yield Problem(
                    (*path[:-1], "key"),
                    f"A question cannot be called `{question.key}`: the score is.",
                    "Give it another key.",
                )
            for step, condition in enumerate(question.asked_if):
                for where, part in parts(condition, (*path, step)):
                    if isinstance(part, Answered) and part.questionnaire == form.key:
                        known = part.question in before
                    else:
                        known = isinstance(part, AllOf | AnyOf | NoneOf)
                    if not known:
                        yield Problem(
                            where,
                            f"Whether `{question.key}` is asked does not follow from answers before it.",
                            f"Name a question of `{form.key}` that stands before it.",
                        )
            before.add(question.key)


def unanswerable(programme: Programme) -> Iterator[Problem]:
    """Tasks that are done when a questionnaire is answered which nobody can answer here: nothing would ever show that they are."""
    brought = {one.key for one in programme.questionnaires if form_of(one) is None}
    for number, task in enumerate(programme.tasks):
        for place, done in enumerate(task.done_when):
            # Of several of which one is enough another can show it.
            if isinstance(done, FormAnswered) and done.questionnaire in brought:
                yield Problem(
                    ("tasks", number, "done-when", place, "questionnaire"),
                    f"The text of `{done.questionnaire}` does not come with the programme, so nothing would ever show that `{task.key}` is done.",
                    "Name what can be answered; who brings the text can ask for it in a layer.",
                    is_warning=True,
                )


def _text(path: Path, one: Questionnaire, patients: Set[str]) -> Iterator[Problem]:
    found = instrument(one.key)
    if found is not None and one.questions:
        yield Problem(
            (*path, "questions"),
            f"`{one.key}` is in the library, with its questions.",
            "Remove the questions here, or give it another key.",
        )
    elif found is not None and found.licence != one.licence:
        yield Problem(
            (*path, "licence"),
            f"The library has `{one.key}` as {found.licence}.",
            f"Write `licence: {found.licence}`.",
        )
    elif one.licence == "bundled" and found is None and not one.questions:
        yield Problem(
            path,
            f"`{one.key}` is bundled, and neither the library nor this file has its questions.",
            f"Add `questions:`, or name one of the library: {', '.join(sorted(instruments()))}.",
        )
    elif one.licence == "score-only" and one.questions:
        yield Problem(
            (*path, "questions"),
            f"Of `{one.key}` only the score is entered, so its text must not stand here.",
            "Remove the questions, or write what the licence is.",
        )
    elif one.licence == "score-only" and one.schedule is not None:
        yield Problem(
            (*path, "schedule"),
            f"The text of `{one.key}` is not here, so the patient is not asked for it again and again.",
            "Remove the schedule, and write a task of whoever hands the paper form out and enters the score.",
            is_warning=True,
        )
    elif one.licence == "score-only" and set(one.by) <= patients:
        yield Problem(
            (*path, "by"),
            f"Nobody enters the score of `{one.key}`: its text is not here, so the patient is not asked for it.",
            "Name the roles that hand the paper form out and enter its score.",
            is_warning=True,
        )
    elif one.licence == "bring-your-own" and not one.questions:
        yield Problem(
            (*path, "licence"),
            f"The text of `{one.key}` does not come with the programme.",
            "Each organisation brings it, with its own licence; until then it cannot be answered.",
            is_warning=True,
        )
