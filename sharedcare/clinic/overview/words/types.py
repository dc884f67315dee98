"""Which words there are. Braces are filled in by whoever says them."""

from dataclasses import dataclass

from sharedcare.overview.types import Freshness, Narrowing, Sector, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerWords:
    """Who the patient is, what can kill, who is responsible, and as of when."""

    hand_over: str
    since_today: str
    unanswered: str
    region: str
    years: str
    genders: dict[str, str]
    dead: str
    protected: str
    protected_told: str
    show: str
    hide: str
    cave: str
    cave_none: str
    cave_unknown: str
    cave_withheld: str
    relatives: str
    no_relatives: str
    may: dict[str, str]
    consents: str
    no_consents: str
    interpreter: str
    time: str
    now: str
    responsible: str
    responsible_then: str
    nobody: str
    takes_over: str
    takes_over_told: str
    held: str
    not_moved: str
    held_told: str
    hands_over: str
    hands_over_wished: str
    hands_over_some_day: str
    waiting: str
    about: str
    name: str
    allergies: str
    phone: str
    born: str
    critical: str
    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The time machine."""

    text: str
    paper: str
    back: str
    title: str
    lead: str
    pick: str
    slide: str
    changes: str
    go: str
    yesterday: str
    week: str
    month: str
    quarter: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripWords:
    """What needs action, and what is new."""

    title: str
    nothing: str
    paused_until: str
    paused_open: str
    resting: str
    paused_by_patient: str
    why: str
    why_title: str
    more: str
    seen: str
    news: str
    one_news: str
    no_news: str
    never: str
    show: str
    news_title: str
    changed: str
    since: str
    times: str
    times_today: str
    then: str
    by_rule: str
    source: str
    graph: str
    tiles: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TileWords:
    """The eight tiles: what they are called, and what would fill them."""

    plan: str
    matters: str
    matters_of_nobody: str
    matters_empty: str
    said: str
    attainment: tuple[str, ...]
    programmes: str
    enrol: str
    enrol_short: str
    follow: str
    source: str
    programmes_empty: str
    week: str
    year: str
    phases: dict[str, str]
    conflict: str
    conflicts: str
    decide: str
    against: str
    at_least: str
    at_most: str
    problems: str
    problems_empty: str
    problems_count: tuple[str, str]
    team: str
    team_empty: str
    team_responsible: str
    team_asked: str
    since: str
    starts: str
    patient: str
    measures: str
    measures_empty: str
    measures_none: str
    events: str
    events_note: str
    events_empty: str
    tasks: str
    tasks_empty: str
    medicines: str
    medicines_note: str
    medicines_empty: str
    medicines_target: str
    notes: str
    notes_empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """A target row, and how it is told."""

    all: str
    programme: str
    period: str
    periods: dict[str, str]
    periods_told: dict[str, str]
    none: dict[str, str]
    others: str
    show_all: str
    goal: str
    no_goal: str
    change: str
    corrected: str
    preliminary: str
    outdated: str
    stale: str
    at_home: str
    away: str
    towards: str
    told: str
    told_one: str
    rising: str
    falling: str
    level: str
    in_goal: str
    above: str
    below: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """Tasks, appointments, medicines, messages."""

    overdue: str
    week: str
    later: str
    appointments: str
    no_owner: str
    due: str
    kinds: dict[str, str]
    events: dict[str, str]
    """What a kind of event is called that has no words of its own."""

    unchanged: str
    for_reason: str
    message: str
    note: str
    unread: str
    summary: str
    today: str
    lane_of_patient: str
    planned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWords:
    """What is not shown to the reader, and why: `whole` where none of a part is, `some` where not all of it is, and
    `brief` beside what is shown. They are sentences without their full stop."""

    parts: dict[str, str]
    whole: dict[Narrowing, str]
    some: dict[Narrowing, str]
    brief: dict[Narrowing, str]
    no_news: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the one screen says in one language."""

    code: str
    title: str
    new: str
    more: str
    open: str
    close: str
    parts: str
    now: str
    messages: str
    seen_by_patient: str
    print: str
    printed: str
    place: str
    first: str
    last: str
    keys: dict[str, str]
    sectors: dict[Sector, str]
    statuses: dict[Status, str]
    freshness: dict[Freshness, str]
    banner: BannerWords
    time: TimeWords
    strip: StripWords
    tiles: TileWords
    measures: MeasureWords
    plans: PlanWords
    gaps: GapWords
