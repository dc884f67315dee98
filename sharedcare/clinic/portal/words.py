"""The words of the patients' first page, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language."""

    title: str
    text: str
    urgent: str


DANISH = Words(
    title="Du er logget ind",
    text="Her får du snart din egen side med din plan, dine målinger og dine beskeder. Indtil da er det dit behandlingssted, der kan hjælpe dig.",
    urgent="Er det akut, så ring til din læge eller lægevagten. Ring 112 ved livsfare.",
)

ENGLISH = Words(
    title="You are signed in",
    text="Your own page with your plan, your measurements and your messages will soon be here. Until then, the place where you are treated can help you.",
    urgent="If it is urgent, call your doctor or the out-of-hours service. Call 112 when life is in danger.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
