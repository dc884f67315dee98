"""What a patient is asked: each questionnaire as the versions have it that they follow, which are those that judge the answers.

Of whoever follows none that has it, it is the newest that is published. What was answered is the questionnaire that the answers name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sharedcare.care.answers import fhir
from sharedcare.care.answers.due import is_asked
from sharedcare.care.answers.errors import NoSuchQuestionnaire
from sharedcare.care.answers.types import Followed, own_form
from sharedcare.care.facts.answered import form_key
from sharedcare.care.publishing import queries as publishing
from sharedcare.care.publishing.types import Status
from sharedcare.programmes.asking_once import left_out
from sharedcare.programmes.forms import Form, form, together
from sharedcare.programmes.library.reading import instrument


def form_named(key: str) -> Form:
    """The questionnaire of this key: the library's, or the own one of the newest published programme. Raises NoSuchQuestionnaire."""
    found = _of_library(key)
    if found is not None:
        return found
    for programme in publishing.active():
        own = own_form(programme, key)
        if own is not None and own.questions:
            return own
    raise NoSuchQuestionnaire(
        f"There is no questionnaire {key} here that can be answered. Ask who looks after programmes."
    )


def form_for(key: str, follows: Sequence[Followed], *, at: datetime) -> Form:
    """The questionnaire of this key for a patient who follows these: all that each of them asks, but for what another of them asks
    already by then. Raises NoSuchQuestionnaire."""
    those = list(_asked(key, follows))
    return once(together(those), follows, at=at) if those else form_named(key)


def once(form: Form, follows: Sequence[Followed], *, at: datetime) -> Form:
    """The form without the questions that another programme asks of the patient again and again."""
    by_key = {one.key: one for one in follows if one.programme is not None}

    def asks(programme: str, questionnaire: str) -> bool:
        return is_asked(by_key[programme], questionnaire, at=at)

    return left_out(form, [one.programme for one in by_key.values() if one.programme], is_asked=asks)


def form_answered(tree: Mapping[str, Any], follows: Callable[[], Sequence[Followed]] = tuple) -> Form | None:
    """The questionnaire that a QuestionnaireResponse names, in the version that it names, also a retired one. Where it names none, that of
    the programmes that the patient `follows`, which are looked up for that alone, or else the newest. None where nobody has
    published one."""
    key, version = form_key(tree), fhir.form_version(tree)
    found = _of_library(key)
    if found is not None:
        return found
    those = list(_published(key, version)) if version else list(_asked(key, follows()))
    if those:
        return together(those)
    try:
        return form_named(key)
    except NoSuchQuestionnaire:
        return next(_published(key, ""), None)


def _of_library(key: str) -> Form | None:
    found = instrument(key)
    return None if found is None else form(found)


def _asked(key: str, follows: Sequence[Followed]) -> Iterator[Form]:
    found = (one.form(key) for one in follows)
    return (one for one in found if one is not None and (one.questions or one.is_entered))


def _published(key: str, version: str) -> Iterator[Form]:
    """As all published programmes have it, those in use first; with a version, those of that version."""
    shelf = publishing.shelf()
    heads = sorted(shelf.published(), key=lambda one: one.status is not Status.ACTIVE)
    for head in heads:
        if version in ("", head.version):
            programme = shelf.known(key=head.key, version=head.version)
            own = None if programme is None else own_form(programme, key)
            if own is not None and own.questions:
                yield own
