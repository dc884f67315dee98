"""Conditions: what must hold for a patient. Every kind says what it looks at, so that a page can say why."""

from typing import Annotated, Literal, Union

from msgspec import Meta

from sharedcare.programmes.times import Duration, Share
from sharedcare.programmes.types.words import Band, Code, Key, OwnKey, Part, Sources, Text

Within = Annotated[Duration | None, Meta(description="Only what is at most this old counts.")]


MOST_READINGS = 4
"""So many of the last values a condition may ask for: as many as are looked at for it, however old they are."""


class Diagnosed(Part, frozen=True, kw_only=True, tag_field="kind", tag="diagnosis"):
    """The patient has a diagnosis, or has had an operation, with one of these codes."""

    codes: Annotated[tuple[Code, ...], Meta(min_length=1, description="One of these is enough.")]


class Measured(Part, frozen=True, kw_only=True, tag_field="kind", tag="value"):
    """The newest value of a measurement lies in a band, or so many of the last ones do."""

    measurement: Annotated[Key, Meta(description="Key of a measurement of this programme.")]
    value: Annotated[Band, Meta(description="Where the value lies.")]
    readings: Annotated[
        Share | None,
        Meta(
            description="How many of the last values must lie there: `2 of 2` is confirmed once. Without it: the newest."
        ),
    ] = None
    within: Within = None


class Aged(Part, frozen=True, kw_only=True, tag_field="kind", tag="age"):
    """The patient's age in whole years lies in a band."""

    years: Annotated[Band, Meta(description="Where the age lies.")]


class Sexed(Part, frozen=True, kw_only=True, tag_field="kind", tag="sex"):
    """The patient may be of this sex. It fails where the record has the opposite one alone: where it has another, or none, it
    holds, so that nobody is left unasked for want of an entry."""

    may_be: Annotated[Literal["female", "male"], Meta(description="The sex.")]


class InLevel(Part, frozen=True, kw_only=True, tag_field="kind", tag="stratum"):
    """The patient is in a level of a stratification."""

    level: Annotated[Key, Meta(description="Key of a level, from `stratifications`.")]


class TaskIsDone(Part, frozen=True, kw_only=True, tag_field="kind", tag="task-done"):
    """A task of this programme has been done."""

    task: Annotated[Key, Meta(description="Key of a task.")]


class GoalIsReached(Part, frozen=True, kw_only=True, tag_field="kind", tag="goal-reached"):
    """A goal of this programme has been reached."""

    goal: Annotated[Key, Meta(description="Key of a goal.")]


class Takes(Part, frozen=True, kw_only=True, tag_field="kind", tag="drug"):
    """The patient takes a drug of a group."""

    drugs: Annotated[Key, Meta(description="Key of a group, from `drugs`.")]


class Answered(Part, frozen=True, kw_only=True, tag_field="kind", tag="answer"):
    """A question has been answered so."""

    questionnaire: Annotated[Key, Meta(description="Key of a questionnaire.")]
    question: Annotated[Key, Meta(description="Key of one of its questions.")]
    answers: Annotated[tuple[Key, ...], Meta(min_length=1, description="One of these is enough.")]
    within: Within = None


class Scored(Part, frozen=True, kw_only=True, tag_field="kind", tag="score"):
    """The newest score of a questionnaire lies in a band."""

    questionnaire: Annotated[Key, Meta(description="Key of a questionnaire.")]
    score: Annotated[Band, Meta(description="Where the score lies.")]
    within: Within = None


class Happened(Part, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """An event has taken place: an admission, a change of dose."""

    event: Annotated[Key, Meta(description="Key of an anchor, from `anchors`.")]
    within: Within = None
    times: Annotated[int, Meta(ge=1, description="At least so many times.")] = 1


class Judged(Part, frozen=True, kw_only=True, tag_field="kind", tag="judged"):
    """What no data tells: a clinician answers yes or no, and the answer is kept with the name."""

    key: OwnKey
    says: Annotated[Text, Meta(description="The statement that is true or not.")]


class Follows(Part, frozen=True, kw_only=True, tag_field="kind", tag="follows"):
    """The patient follows another programme too: what the two say about one thing can then be left to `alongside`."""

    programme: Annotated[Key, Meta(description="Key of the other programme.")]


class Named(Part, frozen=True, kw_only=True, tag_field="kind", tag="condition"):
    """What stands under this key in `conditions` holds: it is written once and used often."""

    condition: Annotated[Key, Meta(description="Key from `conditions`.")]


class AnyOf(Part, frozen=True, kw_only=True, tag_field="kind", tag="any"):
    """One of several conditions holds."""

    of: Annotated[tuple["Condition", ...], Meta(min_length=1, description="The conditions.")]


class AllOf(Part, frozen=True, kw_only=True, tag_field="kind", tag="all"):
    """All of several conditions hold."""

    of: Annotated[tuple["Condition", ...], Meta(min_length=1, description="The conditions.")]


class NoneOf(Part, frozen=True, kw_only=True, tag_field="kind", tag="none"):
    """None of several conditions holds."""

    of: Annotated[tuple["Condition", ...], Meta(min_length=1, description="The conditions.")]


Condition = Union[  # noqa: UP007 - it names itself, and `|` cannot
    Diagnosed,
    Measured,
    Aged,
    Sexed,
    InLevel,
    TaskIsDone,
    GoalIsReached,
    Takes,
    Answered,
    Scored,
    Happened,
    Judged,
    Follows,
    Named,
    AnyOf,
    AllOf,
    NoneOf,
]
"""What must hold, one of these kinds."""
Conditions = tuple[Condition, ...]
"""Several; where nothing else is said, all of them must hold."""


class NamedCondition(Part, frozen=True, kw_only=True):
    """A condition that several parts need, under a key of its own."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What it says in words.")]
    holds: Annotated[Condition, Meta(description="What must hold.")]
    assumed_no: Annotated[
        bool,
        Meta(
            description="true: as long as nobody knows, it counts as not so, and nothing waits for it. Without it: what is not known is not known."
        ),
    ] = False
    sources: Sources = ()
