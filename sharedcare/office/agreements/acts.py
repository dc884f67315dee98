"""What the reader can do with an agreement as it stands: only what would be allowed is offered."""

from dataclasses import dataclass

from sharedcare.access.agreements import rules
from sharedcare.access.agreements.types import Agreement, Standing, Step
from sharedcare.office.agreements.saying import Saying

PLAIN, REASON, READ, LINK = "plain", "reason", "read", "link"


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do: `name` is the last part of its address. `kind` says what it takes: a button, a reason, a tick
    at having read, or another page. `is_first` is what one most likely came for."""

    name: str
    kind: str
    label: str
    says: str
    is_first: bool = False
    tick: str = ""


def acts(agreement: Agreement, standing: Standing, *, say: Saying, is_renewable: bool) -> tuple[Act, ...]:
    """All that can be done, what one most likely came for first."""
    words = say.words
    called = {one.organization: one.name for one in agreement.terms.parties}
    mine = ", ".join(called[one] for one in sorted(rules.signs_for(agreement, standing)))
    sign = words.sign_says.format(parties=mine)
    tick = words.sign_as.format(parties=mine)
    begins = rules.day_after(agreement.terms)
    renews = words.renew_says.format(day=say.calendar.whole(begins)) if begins else ""
    possible = {
        Step.SIGN: Act("signatures", READ, words.do_sign, sign, is_first=True, tick=tick),
        Step.OFFER: Act("offer", PLAIN, words.do_offer, words.offer_says, is_first=True),
        Step.REVISE: Act("terms", LINK, words.do_revise, ""),
        Step.REFUSE: Act("refusal", REASON, words.do_refuse, words.refuse_says),
        Step.TAKE_BACK: Act("draft", PLAIN, words.do_take_back, words.take_back_says),
        Step.END: Act("end", LINK, words.do_end, words.end_says),
        Step.WITHDRAW: Act("withdrawal", PLAIN, words.do_withdraw, words.withdraw_says),
    }
    found = [act for step, act in possible.items() if rules.may(step, agreement, standing)]
    if rules.is_over(agreement, say.today) and rules.may_draft(agreement.terms, standing):
        found.append(Act("again", PLAIN, words.do_again, words.again_says, is_first=True))
    if is_renewable and rules.keeps(agreement, standing):
        found.insert(0, Act("renewal", PLAIN, words.do_renew, renews, is_first=True))
    return tuple(found)
