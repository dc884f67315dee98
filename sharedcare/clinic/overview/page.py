"""What the templates of the one screen are given: everything said, nothing left to decide."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.cave_said import Cave
from sharedcare.clinic.overview.lane_name import LaneName
from sharedcare.clinic.overview.paused import Paused
from sharedcare.clinic.overview.words import Words
from sharedcare.ui.charts.lanes import Drawing
from sharedcare.ui.frame import Frame, Key
from sharedcare.ui.markup import Said

Text = SafeString | str
NOTHING = Said("")
TURN = "J K"
"""The keys that lead to the next and the previous patient."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a tile can be narrowed to, as a link to this page with it."""

    label: Said
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Several of which one is chosen."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The heading of a tile. `keys` open it; `more` says how many rows there is no room for, `kept` that something is
    not shown to this reader, and `kept_told` why."""

    number: int
    title: str
    keys: str
    note: Text = ""
    more: Text = ""
    new: Text = ""
    empty: str = ""
    kept: str = ""
    kept_told: str = ""
    choices: tuple[Choices, ...] = ()
    plan: str = ""
    """The address of the plan, where the tile shows a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a tile: whose, what, when; `more` is seen when the tile is open. `dose` stands for `aside`."""

    step: str
    href: str
    text: Said
    chip: Text = ""
    sign: Text = ""
    aside: Said = NOTHING
    dose: Text = ""
    when: Text = ""
    more: Text = ""
    new: Text = ""
    look: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a heading; `step` is that of the first row. The rows are made by `lines`."""

    title: str
    step: str
    rows: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A tile that is a list."""

    head: Head
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What matters, in the patient's words, and how far it has come."""

    step: str
    href: str
    text: Said
    said: Text
    scale: Text
    new: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStep:
    """A step of a programme; `told` has its state and dates."""

    name: Said
    status: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A programme and how far it is."""

    step: str
    href: str
    name: Said
    far: Text
    chip: Text
    source: str
    phases: tuple[PhaseStep, ...]
    new: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """The tile of programmes, and the goals that cannot both be meant. `enrol`: where the reader may enrol the patient."""

    head: Head
    courses: tuple[Course, ...]
    enrol: str
    conflict: Text
    conflict_title: str
    conflict_href: str
    decide: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The tile of what matters most."""

    head: Head
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A measurement: value, goal, course, age, origin. What is no number is said in words across the row."""

    step: str
    look: str
    shape: Text
    name: Said
    href: str
    value: Said
    is_number: bool
    unit: str
    flag: str
    change: str
    change_look: str
    change_told: str
    bullet: Text
    goal: str
    goal_told: str
    spark: Text
    age: Text
    fresh: str
    source: str
    source_told: str
    chip: Text
    new: Text
    more: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The tile of goals and measurements; narrowed when only those of one programme are in it. `others` counts the rest,
    where there is room to say so, and `all` leads to it."""

    head: Head
    is_narrowed: bool
    rows: SafeString
    others: str
    all: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The tile of the time line: a drawing, and the same as a list."""

    head: Head
    names: tuple[LaneName, ...]
    drawing: Drawing | None
    rows: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The tile of problems and team."""

    head: Head
    problems: SafeString
    team: SafeString
    team_title: str
    team_empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pill:
    """Something that needs action."""

    step: str
    look: str
    shape: Text
    text: Said
    href: str
    new: Text
    explanation: Said
    facts: Text
    source: str
    graph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What needs action, and what is new. `nothing` is said where there are no pills; `is_calm` when that is good news."""

    paused: tuple[Paused, ...]
    pills: tuple[Pill, ...]
    nothing: str
    is_calm: bool
    more: Text
    news: Text
    news_title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing to know of the patient, in the drawer of the banner."""

    title: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """Who it is, what can kill, who is responsible, and as of when."""

    name: str
    is_long: bool
    facts: str
    protected: str
    dead: str
    cpr_open: str
    cpr_rest: str
    cave: Cave
    relatives: Text
    relatives_told: str
    consents: Text
    consents_told: str
    interpreter: Said
    moment: str
    responsible_title: str
    responsible: Text
    responsible_look: str
    handover: Text
    about: tuple[Fact, ...]
    moments: tuple[tuple[Text, str], ...]
    moment_input: str
    here: str
    now: str
    programme: str
    urgent: int
    chip: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """The whole page. `seen_as` says on paper which earlier moment one sees; empty for now."""

    frame: Frame
    words: Words
    is_earlier: bool
    seen_as: str
    printed: str
    hints: tuple[Key, ...]
    turn: str
    banner: Banner
    strip: Strip
    wishes: Wishes
    courses: Courses
    team: Team
    targets: Targets
    timeline: Timeline
    tasks: Rows
    medicines: Rows
    notes: Rows
