"""Instruments: questionnaires that many programmes use, with their texts, scores and what these mean."""

from typing import Annotated, Literal

from msgspec import Meta, field

from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.content import Answer
from sharedcare.programmes.types.words import Band, Code, OwnKey, Part, Sources, Text, Version, Wording, Words

Licence = Literal["bundled", "bring-your-own", "score-only"]


class Item(Part, frozen=True, kw_only=True):
    """One of its questions. Without answers of its own it has those of the instrument's `scale`."""

    key: OwnKey
    text: Annotated[Text, Meta(description="What is asked.")]
    codes: Annotated[tuple[Code, ...], Meta(description="Codes of the question.")] = ()
    asked_if: Annotated[Conditions, Meta(description="It is asked only when all of these hold.")] = ()
    answers: Annotated[tuple[Answer, ...], Meta(description="Answers of its own.")] = ()
    action: Annotated[
        Wording | None, Meta(description="What is recommended when the answer is yellow or red.")
    ] = None


class Scale(Part, frozen=True, kw_only=True):
    """How the score is made: the points of all answers, summed and multiplied. It takes an answer to every question."""

    times: Annotated[float, Meta(gt=0, description="What the sum of points is multiplied by.")] = 1
    lowest: Annotated[float, Meta(description="The lowest score there is.")]
    highest: Annotated[float, Meta(description="The highest score there is.")]
    better: Annotated[
        Literal["high", "low"], Meta(description="Whether a high score or a low one is better.")
    ]
    unit: Annotated[Words, Meta(description="Its unit, as a UCUM code.")] = "{score}"


class Interpretation(Part, frozen=True, kw_only=True):
    """What a score in a band means, in words."""

    key: OwnKey
    score: Annotated[Band, Meta(description="Where the score lies.")]
    says: Annotated[Wording, Meta(description="What it means.")]
    action: Annotated[Wording | None, Meta(description="What is recommended then.")] = None
    sources: Sources = ()


class InstrumentSource(Part, frozen=True, kw_only=True):
    """Something that the instrument's texts, scores or terms are from."""

    key: Annotated[str, Meta(min_length=1, max_length=60, description="Its short name.")]
    title: Annotated[Words, Meta(description="What it is, and who published it.")]
    evidence: Annotated[
        Literal["read", "general", "default"],
        Meta(description="As in programmes: `read`, `general` (to be verified) or `default`."),
    ]


class Instrument(Part, frozen=True, kw_only=True):
    """A questionnaire of the library. Programmes name it by its key."""

    key: Annotated[OwnKey, Meta(description="The key by which programmes name it.")] = field(
        name="instrument"
    )
    version: Annotated[Version, Meta(description="Of this file; a change of texts or scores is a new one.")]
    title: Annotated[Wording, Meta(description="What it is called.")]
    holder: Annotated[Words, Meta(description="Who holds the copyright.")]
    licence: Annotated[Licence, Meta(description="As in programmes.")]
    terms: Annotated[Text, Meta(description="What must be said or checked for it to be used.")]
    notice: Annotated[
        Text | None, Meta(description="The acknowledgement that stands wherever it is shown.")
    ] = None
    codes: Annotated[tuple[Code, ...], Meta(description="Codes of its score; the first is written.")] = ()
    panel: Annotated[tuple[Code, ...], Meta(description="Codes of the questionnaire as a whole.")] = ()
    lead: Annotated[Text | None, Meta(description="What stands before the first question.")] = None
    scale: Annotated[
        tuple[Answer, ...], Meta(description="The answers of every question that has none of its own.")
    ] = ()
    questions: Annotated[
        tuple[Item, ...], Meta(description="What is asked; none when only the score is entered.")
    ] = ()
    score: Annotated[
        Scale | None, Meta(description="How the score is made, or between what an entered one lies.")
    ] = None
    interpretations: Annotated[
        tuple[Interpretation, ...], Meta(description="What scores mean; none where that is not free.")
    ] = ()
    sources: Annotated[tuple[InstrumentSource, ...], Meta(min_length=1, description="What it rests on.")]
