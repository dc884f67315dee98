"""The words of the pages on enrolment, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the pages say in one language. What stands in braces is filled in."""

    title: str
    title_of: str
    lead: str
    find: str
    referral: str
    referral_lead: str
    number: str
    number_hint: str
    back: str
    choose: str
    pick: str
    follows_already: str
    no_agreement: str
    none: str
    other: str
    amiss: str
    not_saved: str
    fits: tuple[str, str, str]
    """What all criteria come to: yes, no, not known."""
    criteria: str
    criteria_hint: str
    states: tuple[str, str, str, str]
    """Of one criterion: held, not held, not known, to be judged."""
    found: str
    warnings: str
    statements: str
    statements_hint: str
    judge_go: str
    yes: str
    no: str
    unknown: str
    levels: str
    levels_hint: str
    proposed: str
    by_default: str
    unsure: str
    why: str
    why_hint: str
    anchors: str
    anchors_hint: str
    anchors_not_known: str
    anchors_not_known_hint: str
    anchor_waits: str
    anchors_by_themselves: str
    anchors_by_themselves_hint: str
    anchor_found: str
    anchor_typed: str
    anchor_comes: str
    anchor_stays: str
    expected: str
    particular: str
    particular_lead: str
    particular_limit: str
    particular_goal: str
    agreed_on: str
    particular_rhythm: str
    see_who: str
    see_limits: str
    consent: str
    consent_stands: str
    consent_tick: str
    agreement: str
    team: str
    team_hint: str
    there: str
    me: str
    sectors: dict[str, str]
    responsible: str
    responsible_hint: str
    again: str
    go: str
    effect: str
    burden: str
    under_one: str
    burden_says: str
    burden_now: str
    visits: tuple[str, str]
    wins_over: str
    heed: str
    save_date: str
    burden_heavy: str
    new_tasks: str
    merged: str
    merged_hint: str
    measuring: str
    goals: str
    conflicts: str
    conflict_later: str
    gives_way: str
    takes: str
    notes: str
    open_questions: str
    more: str
    instead_of: str
    after_then: str
    problems: dict[str, str]
    following_lead: str
    hand_over: str
    see_team: str
    phase: str
    set_level: str
    set_anchor: str
    anchor_which: str
    anchor_when: str
    reference: str
    set_reference: str
    not_set: str
    leave: str
    lacking: str
    lacks: str
    holds: str
    the_responsible: str
    newer: str
    newer_lead: str
    newer_stays: str
    newer_task: str
    newer_task_day: str
    newer_kinds: tuple[str, str, str]
    newer_overdue: tuple[str, str]
    newer_soon: tuple[str, str]
    newer_comes: str
    newer_goes: str
    newer_changes: str
    newer_rules: str
    newer_rest: tuple[str, str]
    newer_nothing: str
    newer_why: str
    newer_go: str
    leave_lead: str
    leave_why: str
    leave_go: str
    who_may: str
    levels_proposed: str
    decide: str
    decide_lead: str
    keep: str
    keep_why: str
    keep_go: str
    done: str
    enrol_other: str
    since: str
    moved: str
    operator: str
    somebody: str
