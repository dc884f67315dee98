"""The words of what comes of signing in elsewhere, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why somebody is not in: what is the case, and what they can do."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. `{provider}` is filled in."""

    unknown_staff: Trouble
    unknown_patient: Trouble
    cancelled: Trouble
    failed: Trouble
    away: Trouble
    again: str
    sign_in: str
    left_title: str
    left_text: str
    left_go: str


DANISH = Words(
    unknown_staff=Trouble(
        title="Vi kender dig ikke her endnu",
        text=(
            "{provider} ved, hvem du er, men du har ikke adgang til Shared Care. Bed den, der passer adgang i din egen "
            "organisation, om at give dig en rolle. Er du skiftet til en anden organisation, gælder din gamle rolle ikke mere."
        ),
    ),
    unknown_patient=Trouble(
        title="Du er ikke med i Shared Care",
        text=(
            "{provider} ved, hvem du er, men her er ikke noget om dig. Er du med i et forløb, så spørg det sted, "
            "hvor du går til behandling: din læge, sygehuset eller kommunen."
        ),
    ),
    cancelled=Trouble(
        title="Du blev ikke logget ind",
        text="Log ind hos {provider} blev afbrudt. Du kan prøve igen, når du er klar.",
    ),
    failed=Trouble(
        title="Du blev ikke logget ind",
        text=(
            "Svaret fra {provider} passede ikke til dit forsøg. Det sker, hvis det tog for lang tid, eller hvis du brugte "
            "tilbage-knappen. Prøv igen herfra. Sker det igen, så kontakt dem, der passer jeres konti."
        ),
    ),
    away=Trouble(
        title="{provider} svarer ikke",
        text="Vent lidt, og prøv igen. Varer det ved, så kontakt dem, der passer jeres konti.",
    ),
    again="Prøv igen",
    sign_in="Til log ind",
    left_title="Du er logget ud af Shared Care",
    left_text="Log også ud hos {provider}, så den næste ved denne computer ikke kommer ind som dig.",
    left_go="Log ud hos {provider}",
)

ENGLISH = Words(
    unknown_staff=Trouble(
        title="We do not know you here yet",
        text=(
            "{provider} knows who you are, but you have no access to Shared Care. Ask whoever looks after access in your own "
            "organisation to give you a role. If you have moved to another organisation, your former role no longer counts."
        ),
    ),
    unknown_patient=Trouble(
        title="You are not in Shared Care",
        text=(
            "{provider} knows who you are, but there is nothing about you here. If you follow a programme, ask where you "
            "are treated: your doctor, the hospital or the municipality."
        ),
    ),
    cancelled=Trouble(
        title="You were not signed in",
        text="Signing in at {provider} was broken off. You can try again when you are ready.",
    ),
    failed=Trouble(
        title="You were not signed in",
        text=(
            "What {provider} answered did not belong to your attempt. That happens when it took too long, or when you went "
            "back. Try again from here. If it happens again, ask those who look after your accounts."
        ),
    ),
    away=Trouble(
        title="{provider} does not answer",
        text="Wait a little and try again. If it lasts, ask those who look after your accounts.",
    ),
    again="Try again",
    sign_in="To sign in",
    left_title="You are signed out of Shared Care",
    left_text="Sign out at {provider} too, so that the next one at this computer does not come in as you.",
    left_go="Sign out at {provider}",
)

WORDS = {"da": DANISH, "en": ENGLISH}
