"""Measurements, the limits that judge them, and what is done when one is missing."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from sharedcare.programmes.times import Duration, Share
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.words import Band, Code, Key, OwnKey, Part, Sources, Text, Wording, Words

ChangeUnit = Annotated[
    Literal["unit", "percent"],
    Meta(description="Whether the band is in the measurement's unit or in percent."),
]


class Value(Part, frozen=True, kw_only=True, tag_field="kind", tag="value"):
    """The value itself."""


class Change(Part, frozen=True, kw_only=True, tag_field="kind", tag="change"):
    """The newest value minus the earliest one within some days: a rise is above 0, a fall below."""

    within: Annotated[Duration, Meta(description="How far back it is compared.")]
    in_: ChangeUnit = field(name="in", default="unit")


class FromReference(Part, frozen=True, kw_only=True, tag_field="kind", tag="from-reference"):
    """The value minus the value agreed for the patient."""

    reference: Annotated[Key, Meta(description="Key from `references`.")]
    lasting: Annotated[
        Duration | None, Meta(description="Only when all values of so long a time are beyond the limit.")
    ] = None
    in_: ChangeUnit = field(name="in", default="unit")


class Average(Part, frozen=True, kw_only=True, tag_field="kind", tag="average"):
    """The mean of the last values; with a baseline, minus the mean of the longer time before."""

    over: Annotated[Duration, Meta(description="The time whose values are averaged.")]
    baseline: Annotated[
        Duration | None, Meta(description="The time before that, whose mean it is compared with.")
    ] = None
    in_: ChangeUnit = field(name="in", default="unit")


Quantity = Value | Change | FromReference | Average
"""What a limit looks at."""


class Limit(Part, frozen=True, kw_only=True):
    """When a value is yellow or red. What lies in neither band is green."""

    key: OwnKey
    looks_at: Annotated[
        Quantity | UnsetType, Meta(description="What is compared. Without it: the value itself.")
    ] = UNSET
    yellow: Annotated[Band | None, Meta(description="Where it is yellow: somebody looks at it.")] = None
    red: Annotated[Band | None, Meta(description="Where it is red, beyond yellow: somebody acts today.")] = (
        None
    )
    readings: Annotated[
        Share | None,
        Meta(description="How many of the last readings must be beyond the limit. Without it: the newest."),
    ] = None
    red_with: Annotated[Conditions, Meta(description="A yellow becomes red when all of these hold too.")] = ()
    applies_if: Annotated[
        Conditions, Meta(description="The limit is for patients of whom all of these hold.")
    ] = ()
    ask_again: Annotated[
        Duration | None,
        Meta(
            description="Before a red one is sent the patient is asked to measure again within this time; both values stay, and the first "
            "counts in no mean or change where the second one is not red."
        ),
    ] = None
    set_by: Annotated[
        tuple[Key, ...], Meta(description="Roles that may set it otherwise for a patient.")
    ] = ()
    says: Annotated[Text, Meta(description="Why it matters, in one sentence that a finding can show.")]
    action: Annotated[Wording, Meta(description="What is recommended then.")]
    sources: Sources = ()

    @property
    def quantity(self) -> Quantity:
        """What is compared."""
        return Value() if self.looks_at is UNSET else self.looks_at


class Missing(Part, frozen=True, kw_only=True):
    """What is done when a measurement does not come. The steps of the schedule say from when it is missing (blue)."""

    red_after: Annotated[Duration | None, Meta(description="So long after the last one it is red.")] = None
    action: Annotated[Wording, Meta(description="What is recommended then.")]
    sources: Sources = ()


class Measurement(Part, frozen=True, kw_only=True):
    """Something that is measured again and again."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What it is called.")]
    codes: Annotated[
        tuple[Code, ...],
        Meta(
            min_length=1,
            description="The codes under which its values come. The first is the one that is written.",
        ),
    ]
    unit: Annotated[Words, Meta(description="Its unit, as a UCUM code: kg, mm[Hg], /min, mmol/L.")]
    by: Annotated[tuple[Key, ...], Meta(min_length=1, description="Roles that measure it.")]
    possible: Annotated[
        Band | None,
        Meta(
            description="What a value can be, in the unit above and with both ends. What the patient types outside of it is refused "
            "as a slip. Without it: what is known of the code, if anything is."
        ),
    ] = None
    how: Annotated[Text | None, Meta(description="How to measure: posture, time of day, device.")] = None
    technique: Annotated[
        Text | None, Meta(description="What is asked when a value looks wrong, before anybody acts on it.")
    ] = None
    schedule: Annotated[
        Key | None,
        Meta(
            description="How often: key from `schedules`. Without it: when somebody orders it, or a task asks for it."
        ),
    ] = None
    applies_if: Annotated[Conditions, Meta(description="For patients of whom all of these hold.")] = ()
    minutes: Annotated[
        Annotated[int, Meta(ge=1, le=240)] | None,
        Meta(description="How many of the patient's minutes it takes each time. Without it: one."),
    ] = None
    limits: Annotated[tuple[Limit, ...], Meta(description="What is yellow and red.")] = ()
    missing: Annotated[
        Missing | None,
        Meta(description="What is done when it does not come. Without it: it is asked for, and never red."),
    ] = None
    sources: Sources = ()


class Combination(Part, frozen=True, kw_only=True):
    """Findings that mean more together, and are red then: two yellow ones at once, or answers that belong together."""

    key: OwnKey
    measurements: Annotated[
        tuple[Key, ...],
        Meta(description="Keys of measurements and questionnaires. Without any: all of the programme."),
    ] = ()
    yellows: Annotated[
        Annotated[int, Meta(ge=2, le=20)] | None,
        Meta(description="It is red when so many of them are yellow at once."),
    ] = None
    when: Annotated[Conditions, Meta(description="It is red when all of these hold.")] = ()
    within: Annotated[Duration, Meta(description="What counts as at once.")]
    says: Annotated[Text, Meta(description="Why it matters, in one sentence that a finding can show.")]
    action: Annotated[Wording, Meta(description="What is recommended then.")]
    sources: Sources = ()


class ReferenceValue(Part, frozen=True, kw_only=True):
    """A value agreed for each patient, which others are compared with: dry weight, usual saturation."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What it is called.")]
    measurement: Annotated[Key, Meta(description="The measurement that it is a value of.")]
    set_by: Annotated[tuple[Key, ...], Meta(min_length=1, description="Roles that may set it.")]
    sources: Sources = ()
