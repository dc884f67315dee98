"""Who takes part: kinds of organisations, which of them answers for what and when, roles and what these may."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from sharedcare.programmes.types.words import Key, OwnKey, Part, Sources, Text, Words

Right = Literal[
    "see",
    "measure",
    "answer",
    "write",
    "propose",
    "set-goals",
    "set-limits",
    "change-plan",
    "hand-over",
    "accept",
    "close",
]


class OrganisationKind(Part, frozen=True, kw_only=True):
    """A kind of organisation that takes part: a hospital, a municipality. Which one it is, the patient decides."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What it is called.")]


class Period(Part, frozen=True, kw_only=True):
    """Which kind of organisation answers for something, from one day to another."""

    organisation: Annotated[Key, Meta(description="Key from `organisations`.")]
    since: Annotated[date, Meta(description="The first day, as 2026-12-31.")] = field(name="from")
    until: Annotated[
        date | None, Meta(description="The last day. Without it: until something else is decided.")
    ] = None
    sources: Sources = ()


class Responsibility(Part, frozen=True, kw_only=True):
    """Something that a sector answers for. Laws move responsibilities, so they have dates; no role names a sector itself."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What is answered for.")]
    periods: Annotated[
        tuple[Period, ...],
        Meta(min_length=1, description="One after the other, without a gap and without two at once."),
    ]


class Role(Part, frozen=True, kw_only=True):
    """A role in the programme. Tasks name roles, never people."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What people call it.")]
    profession: Annotated[
        Words,
        Meta(
            description="The role at work, as the directory of staff has it: doctor, nurse, home-nurse, midwife, "
            "health-visitor, physiotherapist, dietitian, secretary, pharmacist; or `patient`."
        ),
    ]
    responsibility: Annotated[
        Key | None,
        Meta(
            description="Key from `responsibilities`: from it follows the kind of organisation. The patient has none."
        ),
    ] = None
    may: Annotated[
        tuple[Right, ...],
        Meta(
            description="What the role may do with patients of the programme: `see` the record; `measure` and `answer`, write "
            "notes and messages (`write`), `propose` changes; decide goals (`set-goals`), limits (`set-limits`) and plan "
            "(`change-plan`); `hand-over`, `accept` what is handed over, and `close` the programme for a patient."
        ),
    ] = ()


class Approval(Part, frozen=True, kw_only=True):
    """Somebody has read the programme and answers for it. Without approvals a programme is for demonstration only."""

    by: Annotated[Words, Meta(description="Who: name and office.")]
    on: Annotated[date, Meta(description="The day.")]
    of: Annotated[Text, Meta(description="What was approved: all, or which part.")]


class Monitoring(Part, frozen=True, kw_only=True):
    """Who looks at what comes in from home, on which days, and what happens when nobody does."""

    by: Annotated[Key, Meta(description="The role that looks.")]
    days: Annotated[
        tuple[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], ...],
        Meta(
            min_length=1,
            description="The days on which somebody looks. A public holiday counts as a Sunday.",
        ),
    ]
    otherwise: Annotated[
        Text, Meta(description="What patient and staff are told when nobody looks, and where to turn then.")
    ]
    fallback: Annotated[Key, Meta(description="The role that red findings go to then.")]
    sources: Sources = ()
