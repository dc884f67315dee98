"""What a programme brings along: questionnaires, education, documents, and the drugs it follows."""

from typing import Annotated, Literal

from msgspec import Meta

from sharedcare.programmes.times import Duration
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.measuring import Limit, Missing
from sharedcare.programmes.types.words import Band, Code, Key, OwnKey, Part, Sources, Text, Wording, Words


class KnownBy(Part, frozen=True, kw_only=True):
    """What the record may know of an answer: the newest value of a code, where it lies in a band."""

    codes: Annotated[tuple[Code, ...], Meta(min_length=1, description="Of these the newest value counts.")]
    value: Annotated[
        Band, Meta(description="Where it lies, in the unit that this kind of value is shown in here.")
    ]
    within: Annotated[Duration, Meta(description="How old it may be.")]

    @property
    def asked(self) -> "KnownBy":
        """The same for any value: what is asked of the record."""
        return KnownBy(codes=self.codes, value=Band(), within=self.within)


class Answer(Part, frozen=True, kw_only=True):
    """One of the answers to choose from."""

    key: OwnKey
    text: Annotated[Text, Meta(description="What is read.")]
    finding: Annotated[
        Literal["green", "yellow", "red"], Meta(description="How the answer is judged by itself.")
    ] = "green"
    shown_at_once: Annotated[
        Text | None, Meta(description="What the patient reads the moment it is chosen, such as: call 112.")
    ] = None
    points: Annotated[float | None, Meta(description="Its points, where the questionnaire has a score.")] = (
        None
    )
    codes: Annotated[tuple[Code, ...], Meta(description="Codes of the answer.")] = ()
    known_by: Annotated[
        KnownBy | None,
        Meta(
            description="Where the record says so it is chosen beforehand, is told to be from the record, and can be changed. The first of several counts."
        ),
    ] = None


class Question(Part, frozen=True, kw_only=True):
    """A question, and the answers to choose from."""

    key: OwnKey
    text: Annotated[Text, Meta(description="What is asked.")]
    codes: Annotated[tuple[Code, ...], Meta(description="Codes of the question.")] = ()
    asked_if: Annotated[
        Conditions,
        Meta(
            description="It is asked only when all of these hold. They look at answers to questions that stand before it."
        ),
    ] = ()
    answers: Annotated[
        tuple[Answer, ...], Meta(min_length=2, description="In the order in which they are shown.")
    ]
    action: Annotated[
        Wording | None, Meta(description="What is recommended when the answer is yellow or red.")
    ] = None


class Questionnaire(Part, frozen=True, kw_only=True):
    """A questionnaire that the programme uses: one of our library by its key, or one with questions of its own."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What it is called.")]
    licence: Annotated[
        Literal["bundled", "bring-your-own", "score-only"],
        Meta(
            description="`bundled`: its text may be passed on and comes with the programme or the library; `bring-your-own`: the "
            "organisation has a licence, the text stays in its own store; `score-only`: only the number is entered, by who treats: the patient is not asked for it."
        ),
    ]
    terms: Annotated[Text | None, Meta(description="What must be said or checked for it to be used.")] = None
    by: Annotated[
        tuple[Key, ...],
        Meta(min_length=1, description="Roles that answer it; of `score-only` those that enter its score."),
    ]
    codes: Annotated[tuple[Code, ...], Meta(description="Codes of its score.")] = ()
    schedule: Annotated[
        Key | None, Meta(description="How often: key from `schedules`. Without it: when a task asks for it.")
    ] = None
    applies_if: Annotated[Conditions, Meta(description="For patients of whom all of these hold.")] = ()
    questions: Annotated[
        tuple[Question, ...], Meta(description="Where it is the programme's own: what is asked.")
    ] = ()
    minutes: Annotated[
        Annotated[int, Meta(ge=1, le=240)] | None,
        Meta(
            description="How many of the patient's minutes it takes each time. Without it: ten seconds a question, and three minutes where the questions stand elsewhere."
        ),
    ] = None
    limits: Annotated[tuple[Limit, ...], Meta(description="What is yellow and red of its score.")] = ()
    missing: Annotated[
        Missing | None,
        Meta(description="What is done when it is not answered. Without it: it is asked for, and never red."),
    ] = None
    sources: Sources = ()


class Education(Part, frozen=True, kw_only=True):
    """Something that the patient learns."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What it is called.")]
    about: Annotated[Text, Meta(description="What it teaches, in a sentence or two.")]
    format: Annotated[
        Literal["text", "video", "conversation", "group", "link"], Meta(description="How it is taught.")
    ] = "text"
    minutes: Annotated[Annotated[int, Meta(ge=1, le=240)] | None, Meta(description="How long it takes.")] = (
        None
    )
    phase: Annotated[Key, Meta(description="The phase that it belongs to.")]
    followed_up_by: Annotated[
        tuple[Key, ...], Meta(description="Roles that ask what the patient made of it.")
    ] = ()
    topic: Annotated[
        Key | None,
        Meta(
            description="What it is about, where other programmes may say otherwise: fluid, salt, sick-days."
        ),
    ] = None
    sources: Sources = ()


class Slot(Part, frozen=True, kw_only=True):
    """One thing that a document must hold."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What it is called, and what stands there.")]


class Document(Part, frozen=True, kw_only=True):
    """A document that goes from one to another."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What it is called.")]
    standard: Annotated[
        Words | None, Meta(description="The standard that it is sent by, such as MedCom's.")
    ] = None
    sent: Annotated[Text, Meta(description="When it is sent, in words.")]
    sender: Annotated[Key, Meta(description="The role that sends it.")]
    receivers: Annotated[tuple[Key, ...], Meta(min_length=1, description="The roles that get it.")]
    contents: Annotated[tuple[Slot, ...], Meta(min_length=1, description="What it must hold.")]
    sources: Sources = ()


class TargetDose(Part, frozen=True, kw_only=True):
    """How much of a drug is aimed at in a day. Where there are several of one drug, the first whose conditions hold counts; while it is not
    known of one before it whether they do, none counts."""

    atc: Annotated[
        str, Meta(pattern="^[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}$", description="ATC code of the drug, all of it.")
    ]
    per_day: Annotated[
        float,
        Meta(gt=0, description="How much in a day. Where a range is aimed at, its lower end."),
    ]
    unit: Annotated[Words, Meta(description="Its unit, in UCUM: `mg`.")]
    single_doses: Annotated[
        tuple[Annotated[float, Meta(gt=0)], ...],
        Meta(
            description="Of a drug of several substances: the amounts that are taken at a time, of the substance that `per-day` counts. "
            "An amount that is none of them is not counted, since nobody can tell of which substance it is."
        ),
    ] = ()
    applies_if: Annotated[Conditions, Meta(description="For patients of whom all of these hold.")] = ()
    sources: Sources = ()


class Drugs(Part, frozen=True, kw_only=True):
    """A group of drugs that the programme looks at, by ATC codes."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What the group is called.")]
    atc: Annotated[
        tuple[Annotated[str, Meta(pattern="^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$")], ...],
        Meta(min_length=1, description="ATC codes; every code that begins with one is meant."),
    ]
    use: Annotated[
        Literal["treatment", "follow", "warn"],
        Meta(
            description="`treatment`: the programme treats with it; `follow`: it is shown; `warn`: it may harm."
        ),
    ]
    says: Annotated[Text | None, Meta(description="What a warning says, or what to think of.")] = None
    when_ill: Annotated[
        Text | None,
        Meta(
            description="What the patient does with it on sick days, with fever, vomiting or diarrhoea: it then stands on the one list of all programmes."
        ),
    ] = None
    target_doses: Annotated[
        tuple[TargetDose, ...],
        Meta(description="How much of its drugs is aimed at: a goal of the kind `dose` is held against it."),
    ] = ()
    tolerated_if: Annotated[
        Conditions,
        Meta(
            description="What is taken counts as the target dose where all of these hold: a clinician says, for example, that no more is tolerated."
        ),
    ] = ()
    applies_if: Annotated[Conditions, Meta(description="For patients of whom all of these hold.")] = ()
    sources: Sources = ()
