"""Goals: what is aimed at, for whom, and on what that rests."""

from datetime import date
from typing import Annotated

from msgspec import Meta, field

from sharedcare.programmes.times import Duration
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.measuring import ChangeUnit
from sharedcare.programmes.types.words import Band, Code, Key, OwnKey, Part, Sources, Text, Wording


class ValueIn(Part, frozen=True, kw_only=True, tag_field="kind", tag="value"):
    """A measurement's value lies in a band."""

    measurement: Annotated[Key, Meta(description="Key of a measurement.")]
    value: Annotated[Band, Meta(description="Where it shall lie.")]


class ValueChanged(Part, frozen=True, kw_only=True, tag_field="kind", tag="change"):
    """A measurement's value has changed since the start by an amount in a band: a rise is above 0."""

    measurement: Annotated[Key, Meta(description="Key of a measurement.")]
    change: Annotated[Band, Meta(description="By how much.")]
    since: Annotated[Key, Meta(description="The anchor since which it is counted.")]
    in_: ChangeUnit = field(name="in", default="unit")


class NearReference(Part, frozen=True, kw_only=True, tag_field="kind", tag="near-reference"):
    """A value is not further than this from the value agreed for the patient."""

    reference: Annotated[Key, Meta(description="Key from `references`.")]
    distance: Annotated[float, Meta(gt=0, description="In the measurement's unit.")]


class ScoreIn(Part, frozen=True, kw_only=True, tag_field="kind", tag="score"):
    """A questionnaire's score lies in a band."""

    questionnaire: Annotated[Key, Meta(description="Key of a questionnaire.")]
    score: Annotated[Band, Meta(description="Where it shall lie.")]


class Prescribed(Part, frozen=True, kw_only=True, tag_field="kind", tag="prescribed"):
    """Drugs of so many of these groups are prescribed; shown as `3 of 4`."""

    drugs: Annotated[tuple[Key, ...], Meta(min_length=1, description="Keys of groups of drugs.")]
    at_least: Annotated[int, Meta(ge=1, description="So many of them.")]


class Dosed(Part, frozen=True, kw_only=True, tag_field="kind", tag="dose"):
    """The dose of each of these groups, or of so many of them, has come to a share of the target dose. It is known where the record
    has doses as numbers; where they are words alone, a person says whether the goal is reached."""

    drugs: Annotated[tuple[Key, ...], Meta(min_length=1, description="Keys of groups of drugs.")]
    percent: Annotated[float, Meta(gt=0, le=100, description="Percent of the target dose.")]
    at_least: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(description="So many of the groups. Without it: all of them.")
    ] = None


class FreeOf(Part, frozen=True, kw_only=True, tag_field="kind", tag="free-of"):
    """An event has not happened for some time."""

    event: Annotated[Key, Meta(description="The anchor that shall not come.")]
    lasts: Annotated[Duration, Meta(description="For so long.")] = field(name="for")


class TasksDone(Part, frozen=True, kw_only=True, tag_field="kind", tag="tasks-done"):
    """Tasks have been done: vaccinated, for example."""

    tasks: Annotated[tuple[Key, ...], Meta(min_length=1, description="Keys of tasks.")]


class InOwnWords(Part, frozen=True, kw_only=True, tag_field="kind", tag="own-words"):
    """What the patient wants, in the patient's own words; how far it has come is judged from -2 to +2."""


Target = (
    ValueIn | ValueChanged | NearReference | ScoreIn | Prescribed | Dosed | FreeOf | TasksDone | InOwnWords
)
"""What shows that a goal is reached."""


class Goal(Part, frozen=True, kw_only=True):
    """Something that is aimed at. What is agreed with the patient goes before it."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What is aimed at, in a few words.")]
    target: Annotated[Target, Meta(description="When it is reached.")]
    codes: Annotated[
        tuple[Code, ...],
        Meta(description="Codes by which other systems know it as a goal that was agreed, such as MedCom's."),
    ] = ()
    applies_if: Annotated[Conditions, Meta(description="For patients of whom all of these hold.")] = ()
    individual: Annotated[bool, Meta(description="Whether another target may be agreed with a patient.")] = (
        True
    )
    set_by: Annotated[tuple[Key, ...], Meta(description="Roles that may agree on another target.")] = ()
    caution: Annotated[Text | None, Meta(description="What to think of before aiming at it.")] = None
    valid_until: Annotated[
        date | None, Meta(description="The last day that it should be aimed at without being looked at anew.")
    ] = None
    sources: Sources = ()
