"""What questionnaires are called to one patient: what is the same stands once, and two that share a name are told apart by their programmes. Pure."""

from collections.abc import Callable, Iterable

from sharedcare.care.answers.types import Followed
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.telling import said
from sharedcare.programmes.types.words import Text, Wording


def titles(follows: Iterable[Followed], reader: Callable[[Wording], Text], language: str) -> dict[str, str]:
    """The name of each questionnaire by its key, as `reader` takes it from its title; with the programme behind it where another of
    the patient's questionnaires has the same name. One key is one questionnaire, whichever programmes ask it."""
    names: dict[str, str] = {}
    asked_by: dict[str, list[str]] = {}
    for one in follows:
        for each in one.programme.questionnaires if one.programme is not None else ():
            form = form_of(each)
            names.setdefault(each.key, said(reader(form.title if form is not None else each.title), language))
            programme = one.programme.title if one.programme is not None else each.title
            asked_by.setdefault(each.key, []).append(said(reader(programme), language))
    every = list(names.values())
    return {
        key: f"{name} ({', '.join(asked_by[key])})" if every.count(name) > 1 else name
        for key, name in names.items()
    }
