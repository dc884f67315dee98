"""The course of a programme: for whom it is, in which levels and phases, counted from which anchors."""

from typing import Annotated, Literal

from msgspec import Meta, field

from sharedcare.programmes.times import Duration
from sharedcare.programmes.types.coming import Coming
from sharedcare.programmes.types.conditions import Condition, Conditions
from sharedcare.programmes.types.words import Band, Key, OwnKey, Part, Sources, Text, Wording


class Anchor(Part, frozen=True, kw_only=True):
    """A moment that times are counted from. Five keys come by themselves: `enrolment`, `admission`, `discharge`, `birth-month` and
    `season` (1 October) whatever the file says of them. Of others the file says what they come with; what it does not say,
    somebody sets."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What happens then.")]
    comes_with: Annotated[
        tuple[Coming, ...],
        Meta(
            description="What it comes with, any of these. Without any somebody sets it; a moment that somebody sets counts before "
            "all others, of what comes once."
        ),
    ] = ()
    each_time: Annotated[
        bool,
        Meta(
            description="true: it can come again (a change of dose), and what is counted from it begins anew."
        ),
    ] = False


class Warning(Part, frozen=True, kw_only=True):  # noqa: A001 - the clinicians' word; it shadows a built-in that is not used here
    """What to think of before a patient is enrolled. It is shown, and forbids nothing."""

    key: OwnKey
    applies_if: Annotated[Conditions, Meta(min_length=1, description="It is shown when all of these hold.")]
    says: Annotated[Text, Meta(description="What it says.")]
    sources: Sources = ()


class Criterion(Part, frozen=True, kw_only=True):
    """One thing that must hold for a patient to fit in."""

    key: OwnKey
    needs: Annotated[Condition, Meta(description="What must hold.")]
    says: Annotated[Text, Meta(description="The criterion in words.")]
    sources: Sources = ()


class Eligibility(Part, frozen=True, kw_only=True):
    """For whom the programme is. It is shown at enrolment with what was found; a person decides."""

    criteria: Annotated[tuple[Criterion, ...], Meta(min_length=1, description="All of these must hold.")]
    warnings: Annotated[tuple[Warning, ...], Meta(description="What warns, and forbids nothing.")] = ()


class Level(Part, frozen=True, kw_only=True):
    """A level that patients are put into, by need or risk."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What it is called.")]
    rule: Annotated[
        Conditions, Meta(description="It is proposed when any of these holds. Without any: when no other is.")
    ] = ()
    effect: Annotated[Text, Meta(description="What follows from it.")]
    rank: Annotated[
        int | None,
        Meta(
            description="Where it stands among the others on pages, the lowest first. Without: the last in the list first."
        ),
    ] = None
    sources: Sources = ()


class Stratification(Part, frozen=True, kw_only=True):
    """A way of dividing patients. The first level in the list whose rule holds is proposed; a clinician decides."""

    key: OwnKey
    title: Annotated[Text, Meta(description="What it is divided by.")]
    levels: Annotated[tuple[Level, ...], Meta(min_length=2, description="From the one that weighs most on.")]
    sources: Sources = ()

    @property
    def by_rank(self) -> tuple[Level, ...]:
        """The levels as a reader expects them, the lightest first: the list is in the order in which they are tried."""
        ranked = [
            (place if one.rank is None else one.rank, place, one)
            for place, one in enumerate(reversed(self.levels), 1)
        ]
        return tuple(one for _, _, one in sorted(ranked, key=lambda each: each[:2]))


class Phase(Part, frozen=True, kw_only=True):
    """A stretch of the course. Their order in the file is their order in time."""

    key: OwnKey
    title: Annotated[Wording, Meta(description="What it is called.")]
    also_called: Annotated[
        Text | None, Meta(description="Its name in another model, such as the national generic one.")
    ] = None
    about: Annotated[Text | None, Meta(description="What happens in it.")] = None
    begins: Annotated[
        Conditions,
        Meta(
            description="It begins when all of these hold. Without any: with enrolment or the phase before."
        ),
    ] = ()
    ends: Annotated[
        Conditions, Meta(description="It ends when all of these hold. Without any: with the programme.")
    ] = ()
    length: Annotated[Duration | None, Meta(description="How long it usually takes.")] = None
    responsible: Annotated[Key, Meta(description="The role that answers for the patient in it.")]
    sources: Sources = ()


class Resting(Part, frozen=True, kw_only=True):
    """What rests when less is more: near the end of life, or where the patient has chosen so. It comes back when that no longer holds."""

    when: Annotated[
        Conditions,
        Meta(
            description="When any of these holds, what can wait rests: of this programme, and of all others that the patient follows."
        ),
    ] = ()
    tasks: Annotated[
        tuple[Key, ...],
        Meta(
            description="Keys of the tasks of this programme that can wait. Without any it says when those of the others rest."
        ),
    ] = ()
    sources: Sources = ()


class Proposal(Part, frozen=True, kw_only=True):
    """The target that is proposed where goals oppose each other. A clinician decides."""

    title: Annotated[Wording, Meta(description="What is aimed at, in a few words.")]
    value: Annotated[
        Band, Meta(description="Where the value shall lie: that of one of the goals, or another.")
    ]


class Shared(Part, frozen=True, kw_only=True):
    """A task of this programme and one of the other that one team does: two programmes' training is one training."""

    task: Annotated[Key, Meta(description="Key of a task of this programme.")]
    theirs: Annotated[Key, Meta(description="Key of the other programme's task.")]


class Counts(Part, frozen=True, kw_only=True):
    """An answer to the other programme's question, and the answer to this programme's that it counts as."""

    theirs: Annotated[Key, Meta(description="Key of the answer that was given.")]
    as_: Annotated[Key, Meta(description="Key of this programme's answer.")] = field(name="as")


class AskedOnce(Part, frozen=True, kw_only=True):
    """A question of this programme that is left out of its questionnaire where the other programme asks one that answers it. Both
    judge the answer."""

    questionnaire: Annotated[Key, Meta(description="Key of this programme's questionnaire.")]
    question: Annotated[Key, Meta(description="Key of its question, which is left out.")]
    their_questionnaire: Annotated[Key, Meta(description="Key of the other programme's questionnaire.")]
    their_question: Annotated[Key, Meta(description="Key of its question, which is asked.")]
    answers: Annotated[
        tuple[Counts, ...], Meta(min_length=1, description="What each of its answers counts as.")
    ]


class Alongside(Part, frozen=True, kw_only=True):
    """What to do about another programme that the patient follows too."""

    key: OwnKey
    programme: Annotated[Key, Meta(description="Key of the other programme.")]
    rule: Annotated[
        str,
        Meta(
            pattern="^(strictest|keep-both|decide|this-one|other-one|inform|warn|ask-once|one-team)$",
            description="`strictest` target counts; `keep-both` limits as a band; a clinician must `decide`; `this-one` or "
            "`other-one` goes first; only `inform` or `warn`; `ask-once` for both; `one-team` does it for both.",
        ),
    ]
    says: Annotated[Text, Meta(description="What meets, and what is done about it.")]
    goals: Annotated[
        tuple[Key, ...],
        Meta(
            description="Of `decide`: the goals of this programme that it is about. Without: whatever goals of the two oppose each other."
        ),
    ] = ()
    proposes: Annotated[
        Proposal | None, Meta(description="Of `decide`: what is proposed to whoever decides.")
    ] = None
    questions: Annotated[
        tuple[AskedOnce, ...],
        Meta(
            description="Of `ask-once`: the questions of this programme that the other's answers count for."
        ),
    ] = ()
    tasks: Annotated[
        tuple[Shared, ...],
        Meta(description="Of `one-team`: what is done once for both, as far as it can be done at one time."),
    ] = ()
    monitoring: Annotated[
        Literal["this-one", "other-one"] | None,
        Meta(
            description="Of `one-team`: whose `monitoring` counts for both, so that one role answers for looking at what comes in from home."
        ),
    ] = None
    place: Annotated[
        tuple[Key, ...],
        Meta(
            description="Of `one-team`: kinds of organisations, that for the highest risk first. The first of them that either programme asks for does all of it."
        ),
    ] = ()
    sources: Sources = ()
