"""A local layer: what a nation, a region or an organisation does otherwise than a programme's standard, and why.

A layer never takes a limit away and adds nothing new: it changes values that the programme has. Each change repeats the
standard that it departs from, so that it is not applied to a later version whose standard is another.
"""

from typing import Annotated, Literal

from msgspec import Meta, field

from sharedcare.programmes.times import Duration
from sharedcare.programmes.types.goals import Target
from sharedcare.programmes.types.people import Approval
from sharedcare.programmes.types.programme import Source
from sharedcare.programmes.types.schedules import Step
from sharedcare.programmes.types.words import KEY, Band, Key, OwnKey, Part, Sources, Text, Version, Words

_PATH = f"^[a-z][a-z-]*/{KEY[1:-1]}(/[a-z0-9]+([.-][a-z0-9]+)*)+$"

Why = Annotated[Text, Meta(description="Why it is done otherwise here: patients and staff can read it.")]


class Colours(Part, frozen=True, kw_only=True):
    """The bands of a limit."""

    yellow: Annotated[Band | None, Meta(description="Where it is yellow.")] = None
    red: Annotated[Band | None, Meta(description="Where it is red.")] = None


class LimitChange(Part, frozen=True, kw_only=True):
    """Another yellow or red band of a limit. The one that is not given stays; none can be taken away."""

    of: Annotated[
        str,
        Meta(
            pattern=f"^{KEY[1:-1]}/{KEY[1:-1]}$",
            description="Keys of the measurement (or questionnaire) and its limit, as `weight/rise`.",
        ),
    ]
    instead_of: Annotated[
        Colours, Meta(description="What the standard says: both bands, as they stand there.")
    ]
    yellow: Annotated[Band | None, Meta(description="Where it is yellow here.")] = None
    red: Annotated[Band | None, Meta(description="Where it is red here.")] = None
    why: Why
    sources: Sources = ()


class ScheduleChange(Part, frozen=True, kw_only=True):
    """Another rhythm."""

    of: Annotated[Key, Meta(description="Key of a schedule.")]
    instead_of: Annotated[tuple[Step, ...], Meta(description="The steps that the standard has.")]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, description="The steps here.")]
    why: Why
    sources: Sources = ()


class Late(Part, frozen=True, kw_only=True):
    """When what was due is yellow, and when red."""

    yellow: Annotated[Duration, Meta(description="So long after it was due.")]
    red: Annotated[Duration, Meta(description="So long after it was due; later than yellow.")]


class OverdueChange(Part, frozen=True, kw_only=True):
    """Other times after which what is late is yellow and red."""

    of: Annotated[
        Key | None, Meta(description="Key of a task. Without it: for all tasks that say nothing else.")
    ] = None
    instead_of: Annotated[Late, Meta(description="What the standard says.")]
    overdue: Annotated[Late, Meta(description="What is said here.")]
    why: Why
    sources: Sources = ()


class WordingChange(Part, frozen=True, kw_only=True):
    """Another wording of something that people read."""

    of: Annotated[
        str,
        Meta(
            pattern=_PATH,
            description="The way to the text, as `tasks/weigh/title/citizen` or `measurements/weight/limits/rise/says`.",
        ),
    ]
    instead_of: Annotated[Text, Meta(description="The wording of the standard.")]
    text: Annotated[Text, Meta(description="The wording here.")]
    why: Why


class TaskChange(Part, frozen=True, kw_only=True):
    """A task that is not done here; or that is, where a layer above has turned it off."""

    of: Annotated[Key, Meta(description="Key of a task.")]
    is_: Annotated[Literal["on", "off"], Meta(description="`off`: it is not done here; `on`: it is.")] = (
        field(name="is")
    )
    why: Why
    sources: Sources = ()


class GoalChange(Part, frozen=True, kw_only=True):
    """Another target of a goal."""

    of: Annotated[Key, Meta(description="Key of a goal.")]
    instead_of: Annotated[Target, Meta(description="The target of the standard.")]
    target: Annotated[Target, Meta(description="The target here.")]
    why: Why
    sources: Sources = ()


Change = LimitChange | ScheduleChange | OverdueChange | WordingChange | TaskChange | GoalChange


class Changes(Part, frozen=True, kw_only=True):
    """What is done otherwise, by kind."""

    limits: Annotated[tuple[LimitChange, ...], Meta(description="Other limits.")] = ()
    schedules: Annotated[tuple[ScheduleChange, ...], Meta(description="Other rhythms.")] = ()
    overdue: Annotated[tuple[OverdueChange, ...], Meta(description="Other times for what is late.")] = ()
    wording: Annotated[tuple[WordingChange, ...], Meta(description="Other words.")] = ()
    tasks: Annotated[tuple[TaskChange, ...], Meta(description="Tasks that are off or on.")] = ()
    goals: Annotated[tuple[GoalChange, ...], Meta(description="Other targets.")] = ()


class Layer(Part, frozen=True, kw_only=True):
    """What stands at the top of a layer's file."""

    of: Annotated[OwnKey, Meta(description="The key of the programme that it lies over.")] = field(
        name="layer-of"
    )
    level: Annotated[
        Literal["nation", "region", "organisation"],
        Meta(
            description="Where it holds. An organisation's goes over a region's, and that over the nation's."
        ),
    ]
    organisation: Annotated[
        Annotated[str, Meta(pattern="^[0-9]{6,18}$")] | None,
        Meta(
            description="Whose it is, by SOR code. Of an organisation always; of a region where there are several."
        ),
    ] = None
    version: Annotated[Version, Meta(description="Three numbers. What has been published never changes.")]
    title: Annotated[Text, Meta(description="What it is called.")]
    owner: Annotated[Words, Meta(description="The organisation that answers for it.")]
    approvals: Annotated[tuple[Approval, ...], Meta(description="Who has read it and answers for it.")] = ()
    sources: Annotated[tuple[Source, ...], Meta(description="What it rests on.")] = ()
    changes: Annotated[Changes, Meta(description="What is done otherwise than the standard.")]
