"""By what an anchor comes: what the record has to show for a moment to be one that times are counted from."""

from typing import Annotated

from msgspec import Meta

from sharedcare.programmes.times import Duration
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.words import Code, Key, Part

ENROLMENT, BIRTH_MONTH, SEASON, ADMISSION, DISCHARGE = (
    "enrolment",
    "birth-month",
    "season",
    "admission",
    "discharge",
)
BY_ITSELF = (ENROLMENT, BIRTH_MONTH, SEASON, ADMISSION, DISCHARGE)
"""Anchors that come by themselves whatever the file says of them."""
OF_THE_CALENDAR = (ENROLMENT, BIRTH_MONTH, SEASON)
"""Of them, those that come whatever happens."""


class WithTask(Part, frozen=True, kw_only=True, tag_field="kind", tag="task-done"):
    """It comes when a task of this programme is done, at the moment when it was."""

    task: Annotated[Key, Meta(description="Key of a task.")]


class WithTaskDue(Part, frozen=True, kw_only=True, tag_field="kind", tag="task-due"):
    """It comes on the day on which a task of this programme is due, so that what belongs before it is asked for in time: measuring in
    the week before a check-up. Of what comes once it is the day on which the task was done, once it is."""

    task: Annotated[Key, Meta(description="Key of a task.")]


class WithTaskOpen(Part, frozen=True, kw_only=True, tag_field="kind", tag="task-opens"):
    """It comes on the day from which a task of this programme can be done: a course that begins."""

    task: Annotated[Key, Meta(description="Key of a task.")]


class WithPhase(Part, frozen=True, kw_only=True, tag_field="kind", tag="phase-begun"):
    """It comes on the day on which a phase begins: with a hand-over that is accepted, for example."""

    phase: Annotated[Key, Meta(description="Key of a phase.")]


class WithDrugs(Part, frozen=True, kw_only=True, tag_field="kind", tag="drug-begun"):
    """It comes when the patient begins a drug of a group, or begins one again after more than two weeks without."""

    drugs: Annotated[Key, Meta(description="Key of a group, from `drugs`.")]


class WithDose(Part, frozen=True, kw_only=True, tag_field="kind", tag="dose-changed"):
    """It comes when the dose of a drug of a group is changed. A prescription that is renewed is no change."""

    drugs: Annotated[Key, Meta(description="Key of a group, from `drugs`.")]


class WithDiagnosis(Part, frozen=True, kw_only=True, tag_field="kind", tag="diagnosed"):
    """It comes with a diagnosis, or an operation, at the time that the record gives for it."""

    codes: Annotated[tuple[Code, ...], Meta(min_length=1, description="One of these is enough.")]


class WithConditions(Part, frozen=True, kw_only=True, tag_field="kind", tag="hold"):
    """It comes at the moment from which all of these hold. It can come again once they have ceased to; what looks at nothing older than
    it says (`within`) ceases to hold with that."""

    conditions: Annotated[Conditions, Meta(min_length=1, description="All of these must hold.")]
    again_after: Annotated[
        Duration | None, Meta(description="It comes again no sooner than so long after the last time.")
    ] = None


Coming = (
    WithTask | WithTaskDue | WithTaskOpen | WithPhase | WithDrugs | WithDose | WithDiagnosis | WithConditions
)
"""What an anchor comes with, one of these kinds."""
