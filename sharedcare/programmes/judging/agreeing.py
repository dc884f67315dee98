"""What nobody can judge because the value that it is held against was never agreed: told once, until somebody agrees on it. Pure.

With every value it would be noise, and with none nobody would come to agree on anything: the limit would be in the programme, and
never held against anything.
"""

from collections.abc import Collection, Iterable, Iterator

from sharedcare.programmes import telling
from sharedcare.programmes.judging import saying
from sharedcare.programmes.judging.types import Colour, Course, Judgement, Unjudged
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import FromReference, Measurement, ReferenceValue
from sharedcare.programmes.types.tasks import ReferenceSet
from sharedcare.programmes.types.words import Text, Wording


def to_agree(course: Course, judged: Iterable[Judgement]) -> Iterator[Judgement]:
    """One judgement for each measurement and value that has never been agreed, where a value came that is held against it."""
    without = {each.rule for each in judged if each.unjudged is Unjudged.NO_REFERENCE}
    for one in course.programme.measurements if without else ():
        for key in dict.fromkeys(_references(one, without)):
            reference = next((each for each in course.programme.references if each.key == key), None)
            if reference is not None and not is_agreed(course, key):
                yield _lacking(course, one, reference)


def is_agreed(course: Course, reference: str) -> bool:
    """Whether a value was agreed, or none is asked for any more."""
    asked = any(each.key == reference for each in course.programme.references)
    return not asked or any(each.key == reference for each in course.agreed)


def _references(one: Measurement, rules: Collection[str]) -> Iterator[str]:
    for limit in one.limits:
        if isinstance(limit.quantity, FromReference) and f"{one.key}:{limit.key}" in rules:
            yield limit.quantity.reference


def _lacking(course: Course, one: Measurement, reference: ReferenceValue) -> Judgement:
    programme = course.programme
    rule = f"{one.key}:{Unjudged.NO_REFERENCE}"
    return Judgement(
        key=f"{programme.key}:{rule}:{reference.key}",
        programme=programme,
        rule=rule,
        colour=Colour.NOT_JUDGED,
        # As long as it is so it is told as the same: since the patient has been in the programme.
        at=course.since,
        id="",
        says=saying.lacking_said(saying.name(one.title), _small(reference.title.clinician)),
        action=_action(programme, reference),
        unjudged=Unjudged.NO_REFERENCE,
    )


def _action(programme: Programme, reference: ReferenceValue) -> Wording:
    """What the programme calls agreeing on it; else that it is to be agreed on."""
    for task in programme.tasks:
        if any(isinstance(each, ReferenceSet) and each.reference == reference.key for each in task.shown_by):
            return task.title
    called, citizens = _small(reference.title.clinician), _small(reference.title.citizen)
    return Wording(
        clinician=Text(
            da=f"Aftal {called.da} på forløbets side", en=f"Agree on {called.en} on the programme's page"
        ),
        citizen=Text(
            da=f"Dine behandlere aftaler {citizens.da} med dig.",
            en=f"Those who treat you agree on {citizens.en} with you.",
        ),
    )


def _small(text: Text) -> Text:
    return Text(da=telling.small(text.da), en=telling.small(text.en))
