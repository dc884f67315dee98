"""Tasks: who does what when, after what, and how one sees that it is done."""

from typing import Annotated

from msgspec import Meta

from sharedcare.programmes.times import Window
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.schedules import Overdue, Repeat
from sharedcare.programmes.types.words import Band, Code, Key, OwnKey, Part, Sources, Text, Wording


class FormAnswered(Part, frozen=True, kw_only=True, tag_field="kind", tag="answered"):
    """A questionnaire has been answered."""

    questionnaire: Annotated[Key, Meta(description="Key of the questionnaire.")]


class ValueMeasured(Part, frozen=True, kw_only=True, tag_field="kind", tag="measured"):
    """Values have come of all these measurements since the task opened."""

    measurements: Annotated[tuple[Key, ...], Meta(min_length=1, description="Keys of measurements.")]
    value: Annotated[
        Band | None,
        Meta(
            description="The newest of each must lie here too: so many sessions attended, for example. Without it: any value."
        ),
    ] = None


class DocumentSent(Part, frozen=True, kw_only=True, tag_field="kind", tag="sent"):
    """A document has been sent."""

    document: Annotated[Key, Meta(description="Key of the document.")]


class LevelSet(Part, frozen=True, kw_only=True, tag_field="kind", tag="level-set"):
    """The patient has been put into a level of a stratification."""

    stratification: Annotated[Key, Meta(description="Key of the stratification.")]


class ReferenceSet(Part, frozen=True, kw_only=True, tag_field="kind", tag="reference-set"):
    """A value has been agreed for the patient."""

    reference: Annotated[Key, Meta(description="Key from `references`.")]


class GoalsReached(Part, frozen=True, kw_only=True, tag_field="kind", tag="goals-reached"):
    """These goals have been reached."""

    goals: Annotated[tuple[Key, ...], Meta(min_length=1, description="Keys of goals.")]


class HandoverAccepted(Part, frozen=True, kw_only=True, tag_field="kind", tag="accepted"):
    """The role that is handed over to has accepted. Until then the one who hands over stays responsible."""


class NoteWritten(Part, frozen=True, kw_only=True, tag_field="kind", tag="noted"):
    """A note has been written about it."""


class Ticked(Part, frozen=True, kw_only=True, tag_field="kind", tag="ticked"):
    """Somebody of the role says that it is done."""


class Recorded(Part, frozen=True, kw_only=True, tag_field="kind", tag="recorded"):
    """The record has got an entry under one of the task's `codes`, since the task opened, that says that it was done: yes, a number
    above 0, or the day of it. Whoever does it can tick it too."""


Single = (
    FormAnswered
    | ValueMeasured
    | DocumentSent
    | LevelSet
    | ReferenceSet
    | GoalsReached
    | HandoverAccepted
    | NoteWritten
    | Ticked
    | Recorded
)
"""One thing that shows that a task is done."""


class AnyDone(Part, frozen=True, kw_only=True, tag_field="kind", tag="any"):
    """One of several shows it: a referral that was sent from here, or another system that tells of one."""

    of: Annotated[tuple[Single, ...], Meta(min_length=2, description="One of these is enough.")]


Done = Single | AnyDone
"""What shows that a task is done."""


class Task(Part, frozen=True, kw_only=True):
    """Something that a role does. Tasks of several programmes with one key become one task for the patient."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What is done, in a few words.")]
    about: Annotated[Text | None, Meta(description="More about how it is done, for who does it.")] = None
    covers: Annotated[tuple[Text, ...], Meta(description="What it goes through, one line each.")] = ()
    codes: Annotated[
        tuple[Code, ...],
        Meta(
            description="Codes by which other systems know that it was done, such as MedCom's. They go with it to others, and show that it is done where `done-when` says `recorded`."
        ),
    ] = ()
    by: Annotated[tuple[Key, ...], Meta(min_length=1, description="Roles; one of them does it.")]
    phase: Annotated[Key, Meta(description="The phase that it belongs to.")]
    when: Annotated[
        tuple[Window, ...],
        Meta(
            min_length=1,
            description="From when until when, counted from an anchor. Several windows mean several times.",
        ),
    ]
    repeat: Annotated[Repeat | None, Meta(description="How often it comes again after the last window.")] = (
        None
    )
    meets: Annotated[
        Repeat | None,
        Meta(
            description="A course under one task: how often the patient comes while its window is open, and for how long. It is reckoned as work and visits; nothing is ticked each time."
        ),
    ] = None
    applies_if: Annotated[Conditions, Meta(description="For patients of whom all of these hold.")] = ()
    after: Annotated[
        Conditions, Meta(description="It can be done when all of these hold; until then it waits.")
    ] = ()
    done_when: Annotated[
        tuple[Done, ...], Meta(min_length=1, description="What shows that it is done: all of these.")
    ]
    hands_over_to: Annotated[Key | None, Meta(description="It hands the patient over to this role.")] = None
    shown_to_patient: Annotated[bool, Meta(description="Whether the patient sees it in the plan.")] = True
    overdue: Annotated[
        Overdue | None,
        Meta(description="When it turns yellow and red, where it differs from the programme's `overdue`."),
    ] = None
    minutes: Annotated[
        Annotated[int, Meta(ge=1, le=240)] | None,
        Meta(
            description="How many of the patient's minutes it takes each time. Without it: ten, where the patient does it."
        ),
    ] = None
    education: Annotated[tuple[Key, ...], Meta(description="Keys of education that goes with it.")] = ()
    sources: Sources = ()

    @property
    def shown_by(self) -> tuple[Single, ...]:
        """Everything that can show that it is done, singly."""
        return tuple(
            one for each in self.done_when for one in (each.of if isinstance(each, AnyDone) else (each,))
        )
