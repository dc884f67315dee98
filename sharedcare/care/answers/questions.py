"""The questions of a form as pages show them, to patients and to those who ask them aloud. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sharedcare.programmes.answering import Answers, asked
from sharedcare.programmes.forms import Form
from sharedcare.programmes.telling import said
from sharedcare.programmes.types.content import Question


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose from. `at_once` is what is read the moment it is chosen."""

    key: str
    text: str
    is_chosen: bool
    at_once: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its number and the answers to choose from; `wrong` says that it has none yet, `known` that one was chosen from
    the record."""

    key: str
    number: str
    text: str
    choices: tuple[Choice, ...]
    wrong: str
    known: str = ""


def questions(  # noqa: PLR0913 - the words of two doors
    form: Form,
    answers: Answers,
    *,
    language: str,
    numbered: str,
    missing: str = "",
    marked: Callable[[str], str] = str,
    known: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Shown, ...]:
    """The questions that are asked after these answers, in the patient's words. `numbered` takes `number` and `count`, `missing` is
    said of a question without an answer (nothing before the form is sent), `marked` is how what is read at once is written, `known` what
    is said of a question whose answer is from the record."""
    those = asked(form, answers)
    return tuple(
        Shown(
            key=one.key,
            number=numbered.format(number=number, count=len(those)),
            text=said(one.text, language),
            choices=_choices(one, answers.get(one.key, ""), language, marked),
            wrong=missing if one.key not in answers else "",
            known=known.get(one.key, "") if one.key in answers else "",
        )
        for number, one in enumerate(those, 1)
    )


def _choices(one: Question, chosen: str, language: str, marked: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            each.key,
            said(each.text, language),
            each.key == chosen,
            marked(said(each.shown_at_once, language)) if each.shown_at_once is not None else "",
        )
        for each in one.answers
    )
