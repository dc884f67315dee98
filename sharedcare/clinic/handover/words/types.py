"""What the pages of hand-overs have words for, so that no language can lack one."""

from dataclasses import dataclass

from sharedcare.care.handover.types import Held, Lapse, Level, Stand, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    back: str
    title: str
    propose_title: str
    lead: str
    waiting_title: str
    earlier_title: str
    focus: str
    programmes: str
    phase: str
    whole: str
    whole_patient: str
    what_filled_whole: str
    tasks: str
    to: str
    choose: str
    organisations: str
    people: str
    starts: str
    starts_hint: str
    what: str
    what_hint: str
    what_filled: str
    what_filled_task: str
    labels: dict[str, str]
    reason: str
    reason_hint: str
    items: str
    items_hint: str
    more_items: str
    more_items_hint: str
    go: str
    nothing: str
    all_waiting: str
    may_not: str
    amiss: str
    sender: str
    receiver: str
    asked: str
    responsible: str
    until_then: str
    conversation: str
    question: str
    answer: str
    no_items: str
    not_said: str
    stands: dict[Stand, str]
    levels: dict[Level, str]
    shapes: dict[Level, str]
    requested_by: str
    red_today: str
    red_in: str
    red_in_one: str
    red_since: str
    steps: dict[Step, str]
    fields: dict[Step, str]
    accept_hint: str
    keep_hint: str
    agreed_on: str
    agreed_hint: str
    others_turn: dict[Stand, str]
    ended_by: str
    agreed_by: str
    moves_by_itself: str
    not_moved: str
    held_by: dict[Held, str]
    held_turn: dict[Held, str]
    undo_yes: str
    told_agreed: str
    lapses: dict[Lapse, str]
    lost_phase: str
    told: dict[str, str]
    open_page: str
    task_item: str
    others_item: str
    kept: str
    kept_one: str
    unread_item: str
    wrong: dict[str, str]
    answered_by: dict[Stand, str]
    propose_again: str
    declined_because: str
    proposed_again: str
    somebody: str
