"""What is known of a patient's programmes and earlier answers by whoever handles answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sharedcare.programmes.answering import Outcome
from sharedcare.programmes.forms import Form, form_of
from sharedcare.programmes.types import Programme


@dataclass(frozen=True, slots=True)
class Followed:
    """A programme that the patient follows now. `programme` is None where no published one has its key; `responsible` is the
    reference of who answers for the patient in it, empty where the record does not tell; `anchors` are the moments that times
    are counted from, as far as they have come; `waits` the questionnaires that open tasks of the plan are done by, each with the
    moment since when an answer counts for them, where somebody has looked (`waiting.py`)."""

    key: str
    programme: Programme | None
    responsible: str
    anchors: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    waits: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def canonical(self) -> str:
        """Its address with the version that is followed."""
        version = f"|{self.programme.version}" if self.programme is not None else ""
        return f"urn:sharedcare:programme:{self.key}{version}"

    def asks(self, form: str) -> bool:
        """Whether it has a questionnaire of this key."""
        return self.form(form) is not None

    def form(self, key: str) -> Form | None:
        """The questionnaire of this key as the version that is followed has it; None where it has none that can be answered."""
        return None if self.programme is None else own_form(self.programme, key)


def own_form(programme: Programme, key: str) -> Form | None:
    """The questionnaire of this key as a version of a programme has it, whose version it has where the questions are its own; None
    where it has none that can be answered."""
    found = next((form_of(one) for one in programme.questionnaires if one.key == key), None)
    if found is None or found.version or not found.questions:
        return found
    return replace(found, version=programme.version)


@dataclass(frozen=True, slots=True)
class Past:
    """What was answered before: which questionnaire (key), in which QuestionnaireResponse (id), when, and what it meant; `by_phone` is
    whether somebody at work wrote down what the patient said."""

    key: str
    id: str
    at: datetime
    outcome: Outcome
    by_phone: bool = False
