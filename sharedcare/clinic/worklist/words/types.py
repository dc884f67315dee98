"""What the worklist says, without saying it in any language."""

from dataclasses import dataclass

from sharedcare.care.findings.acting.types import Outcome
from sharedcare.worklist.types import Kind, Tab


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    of: str
    tabs: dict[Tab, str]
    tabs_label: str
    empty: dict[Tab, str]
    columns: tuple[str, str, str, str, str, str, str, str, str]
    kinds: dict[Kind, str]
    nobody: str
    green: str
    unjudged: str
    unseen: str
    never_due: str
    others: str
    others_one: str
    born: str
    years: str
    name_unknown: str
    nobody_responsible: str
    assigned: str
    assigned_me: str
    waits: tuple[str, str, str]
    due: str
    from_day: str
    not_moved: str
    snoozed: str
    asked_already: str
    suggest: dict[Kind, str]
    look: str
    acknowledge: str
    acknowledge_all: str
    more: str
    earlier: str
    page: str
    take: str
    release: str
    give: str
    give_to: str
    give_choose: str
    close: str
    undo: str
    act: str
    outcome: str
    outcomes: dict[Outcome, str]
    outcome_red: str
    note: str
    note_hint: str
    save: str
    nth: str
    also: str
    also_hint: str
    acknowledge_yellow: str
    snooze: str
    snooze_until: str
    snooze_choices: tuple[tuple[str, str], ...]
    snooze_why: str
    ask_again: str
    ask_again_hint: str
    adjust_limit: str
    limit_set_by: str
    misfits: str
    agree_value: str
    overview: str
    call: str
    done: dict[str, str]
    somebody_first: str
    you_first: str
    you: str
    changed_since: str
    somebody_did: dict[str, str]
    refused: str
    needs_outcome: str
    needs_reason: str
    too_late: str
    not_in_role: str
    only_asked: str
    only_asked_short: str
    why_this: str
    told_count: str
    sectors: dict[str, str]
    curve: str
    curve_one: str
    within: str
    within_upper: str
    no_curve: str
    keys: dict[str, str]
    graph: str
    history: str
    history_none: str
    led_to: str
    led_to_none: str
    by_rule: str
    order: str
    programme: str
    every_programme: str
    narrow: str
    show_every: str
    more_answers: tuple[str, str]
    then: str
    times: str
    times_today: str
    times_hint: str
    answers: str
    answers_none: str
    answered_with: str
    ask: str
    last_note: str
    last_note_none: str
    recommended: str
    practice: str
    duty_on: str
    duty_off: str
    duty_then: str
    source: str
    letters: str
    letters_go: str
    answer: str
    answer_hint: str
    answer_send: str
    answer_none: str
    message: str
    message_text: str
    message_none: str
    message_own: str
    message_own_hint: str
    message_send: str
    task_new: str
    limits: str
    acted: str
    looking: str
    looking_row: str
    needs_words: str
