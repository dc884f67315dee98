"""How often something is measured, answered or done again, and when that ends."""

from typing import Annotated, Literal

from msgspec import Meta, field

from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.times import Duration, Window
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.words import OwnKey, Part, Sources

Until = Annotated[Conditions, Meta(description="It ends when all of these hold.")]
EndsWith = Annotated[
    Literal["phase", "programme"] | None,
    Meta(description="It ends when the phase, or the patient's time in the programme, ends."),
]


class Step(Part, frozen=True, kw_only=True):
    """One step of a schedule: a rhythm, and for how long."""

    every: Annotated[Rhythm, Meta(description="How often.")]
    lasts: Annotated[
        Duration | None,
        Meta(description="How long this step takes; then the next begins. The last step needs none."),
    ] = field(name="for", default=None)
    late_after: Annotated[
        Duration | None, Meta(description="How long after it was due it counts as missing (blue).")
    ] = None
    while_: Annotated[
        Conditions,
        Meta(
            description="The step applies whenever all of these hold, and then goes before the other steps."
        ),
    ] = field(name="while", default=())


class Schedule(Part, frozen=True, kw_only=True):
    """How often, beginning with an intensive period where there is one. Measurements and questionnaires name it by key."""

    key: OwnKey
    starts: Annotated[Window, Meta(description="When it starts.")]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, description="One after the other.")]
    until: Until = ()
    ends_with: EndsWith = None
    sources: Sources = ()


class Repeat(Part, frozen=True, kw_only=True):
    """A task that comes again. It must say when it ends."""

    every: Annotated[Rhythm, Meta(description="How often, counted from when it was due before.")]
    times: Annotated[
        Annotated[int, Meta(ge=1, le=1000)] | None, Meta(description="It comes so many times in all.")
    ] = None
    lasts: Annotated[Duration | None, Meta(description="It comes again for so long.")] = field(
        name="for", default=None
    )
    until: Until = ()
    ends_with: EndsWith = None


class Overdue(Part, frozen=True, kw_only=True):
    """When something that was due turns yellow, and when red."""

    yellow: Annotated[Duration, Meta(description="So long after it was due.")]
    red: Annotated[Duration, Meta(description="So long after it was due; later than yellow.")]
    sources: Sources = ()
