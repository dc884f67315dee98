"""The programme as a whole: what stands at the top of its file."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from sharedcare.programmes.types.conditions import NamedCondition
from sharedcare.programmes.types.content import Document, Drugs, Education, Questionnaire
from sharedcare.programmes.types.course import Alongside, Anchor, Eligibility, Phase, Resting, Stratification
from sharedcare.programmes.types.goals import Goal
from sharedcare.programmes.types.measuring import Combination, Measurement, ReferenceValue
from sharedcare.programmes.types.people import Approval, Monitoring, OrganisationKind, Responsibility, Role
from sharedcare.programmes.types.schedules import Overdue, Schedule
from sharedcare.programmes.types.tasks import Task
from sharedcare.programmes.types.words import Code, OwnKey, Part, SourceKey, Text, Version, Wording, Words


class Source(Part, frozen=True, kw_only=True):
    """Something that the programme rests on. Each part names its sources by key."""

    key: Annotated[SourceKey, Meta(description="Its short name, such as S11.")]
    title: Annotated[Words, Meta(description="What it is, and who published it.")]
    evidence: Annotated[
        Literal["read", "general", "default"],
        Meta(
            description="`read`: the content was read there; `general`: well-known content, to be verified before clinical use; "
            "`default`: a choice made here, to be signed off by a clinician."
        ),
    ]
    address: Annotated[Words | None, Meta(description="Where it can be found.")] = None
    valid_until: Annotated[
        date | None, Meta(description="The last day that it applies. After it, whatever rests on it says so.")
    ] = None
    caution: Annotated[
        Text | None, Meta(description="What to know about it: that it is old, or was withdrawn.")
    ] = None


class Programme(Part, frozen=True, kw_only=True):
    """A programme: who does what, when, for patients with a disease, with which goals and measurements."""

    key: Annotated[OwnKey, Meta(description="The programme's name for other programmes and for systems.")] = (
        field(name="programme")
    )
    version: Annotated[
        Version,
        Meta(
            description="Three numbers, such as 1.0.0. What has been published never changes; a change is a new version."
        ),
    ]
    title: Annotated[Wording, Meta(description="What it is called.")]
    about: Annotated[Wording, Meta(description="What it is for, in a few sentences.")]
    topics: Annotated[
        tuple[Code, ...], Meta(description="Codes of its topic, by which other systems file it.")
    ] = ()
    owner: Annotated[Words, Meta(description="The organisation that answers for it.")]
    authors: Annotated[
        tuple[Words, ...], Meta(description="Organisations that wrote it with the owner.")
    ] = ()
    valid_from: Annotated[date, Meta(description="The first day that patients can be enrolled.")]
    valid_until: Annotated[date | None, Meta(description="The last day that patients can be enrolled.")] = (
        None
    )
    sources: Annotated[tuple[Source, ...], Meta(min_length=1, description="What it rests on.")]
    approvals: Annotated[tuple[Approval, ...], Meta(description="Who has read it and answers for it.")] = ()
    organisations: Annotated[
        tuple[OrganisationKind, ...],
        Meta(min_length=1, description="The kinds of organisations that take part."),
    ]
    responsibilities: Annotated[
        tuple[Responsibility, ...],
        Meta(min_length=1, description="Which of them answers for what, and when."),
    ]
    roles: Annotated[
        tuple[Role, ...], Meta(min_length=1, description="Who takes part, and what they may do.")
    ]
    anchors: Annotated[
        tuple[Anchor, ...], Meta(min_length=1, description="The moments that times are counted from.")
    ]
    eligibility: Annotated[Eligibility, Meta(description="For whom it is.")]
    conditions: Annotated[
        tuple[NamedCondition, ...], Meta(description="Conditions that several parts need, written once.")
    ] = ()
    stratifications: Annotated[tuple[Stratification, ...], Meta(description="How patients are divided.")] = ()
    phases: Annotated[
        tuple[Phase, ...], Meta(min_length=1, description="The stretches of its course, in order.")
    ]
    tasks: Annotated[tuple[Task, ...], Meta(min_length=1, description="Who does what, when.")]
    overdue: Annotated[Overdue, Meta(description="When tasks turn yellow and red.")]
    handover_overdue: Annotated[
        Overdue | None, Meta(description="When a hand-over that nobody has accepted turns yellow and red.")
    ] = None
    resting: Annotated[Resting | None, Meta(description="What can wait, and when that rests.")] = None
    references: Annotated[
        tuple[ReferenceValue, ...], Meta(description="Values agreed for each patient.")
    ] = ()
    schedules: Annotated[
        tuple[Schedule, ...], Meta(description="How often things are measured and answered.")
    ] = ()
    measurements: Annotated[tuple[Measurement, ...], Meta(description="What is measured.")] = ()
    combinations: Annotated[
        tuple[Combination, ...], Meta(description="Findings that mean more together.")
    ] = ()
    monitoring: Annotated[Monitoring | None, Meta(description="Who looks at what comes in, and when.")] = None
    goals: Annotated[tuple[Goal, ...], Meta(description="What is aimed at.")] = ()
    questionnaires: Annotated[tuple[Questionnaire, ...], Meta(description="What is asked.")] = ()
    education: Annotated[tuple[Education, ...], Meta(description="What patients learn.")] = ()
    documents: Annotated[tuple[Document, ...], Meta(description="What goes from one to another.")] = ()
    drugs: Annotated[tuple[Drugs, ...], Meta(description="The drugs that it looks at.")] = ()
    alongside: Annotated[tuple[Alongside, ...], Meta(description="What to do about other programmes.")] = ()
