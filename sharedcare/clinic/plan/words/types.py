"""What the pages of the plan say, as a shape that both languages fill, so that neither can lack a word."""

from dataclasses import dataclass

from sharedcare.care.plan.types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    back: str
    back_to_plan: str
    title: str
    goals: str
    wishes: str
    targets: str
    aims: str
    progress: str
    no_goals: str
    proposals: str
    proposals_lead: str
    overdue: str
    week: str
    later: str
    far: str
    some_day: str
    nothing_to_do: str
    offers: str
    no_offers: str
    agreements: str
    no_agreements: str
    notes: str
    no_notes: str
    documents: str
    no_documents: str
    over: str
    hand_over: str
    enrol: str
    limits: str
    team: str
    pause: str
    ask: str
    pauses: str
    pauses_to_come: str
    printing: str
    compare: str
    responsible: str
    from_day: str
    not_moved: str
    add: str
    adds: dict[Kind, str]
    kinds: dict[Kind, str]
    several: dict[Kind, str]
    fields: dict[str, str]
    hints: dict[str, str]
    text_hints: dict[Kind, str]
    statuses: dict[str, str]
    stands: str
    attainments: dict[str, str]
    held: str
    reached: str
    waits: str
    waits_for: str
    heed: str
    nobody: str
    set_by: str
    proposed_by: str
    proposed_on: str
    now: str
    conflict: str
    not_measured: str
    measured_at_home: str
    measured_next: str
    measured_rests: str
    measured_last: str
    measured_none: str
    measured_since: str
    measured_until: str
    measured_then: str
    save: str
    why: str
    why_new: str
    why_hint: str
    history: str
    undo: str
    undo_hint: str
    came: str
    nothing_said: str
    by_unknown: str
    operator: str
    programme: str
    version: str
    follows: str
    follows_why: str
    left: str
    taken_off: str
    by_reckoning: str
    by_programme: str
    no_why: str
    not_known: str
    amiss: str
    wrong: dict[str, str]
    clash_title: str
    clash: str
    keep_mine: str
    keep_theirs: str
    clash_choose: str
    clash_mend: str
    told: dict[str, str]
    may_not: str
    proposes: str
    unread: str
    who_decides: str
    papers: str
    teaching: str
    teaching_held: str
    taught: dict[str, str]
    taught_for: str
    followed_up: str
    held_on: str
    to_hold: str
    not_held: str
    paper_about: str
    paper_sent: str
    paper_by: str
    paper_elsewhere: str
    paper_write: str
    paper_lead: str
    paper_amiss: str
    paper_go: str
    task_notes: str
    no_task_notes: str
    task_note: str
    task_note_go: str
    others_here: str
    others_write: str
    measure: str
    paused: str
    changes_title: str
    changes_from: str
    changes_to: str
    changes_go: str
    changes_none: str
    changes_wrong: str
    changes_backwards: str
    added: str
    gone: str
    changed: str
    print_clinician: str
    print_patient: str
    print_go: str
    journal: str
    journal_hint: str
    copy: str
    copied: str
    your_plan: str
    your_wishes: str
    your_happens: str
    your_aims: str
    your_agreements: str
    your_ill: str
    your_ill_if: str
    call: str
    printed: str
