"""The words of the pages for what cannot be answered, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is the case, what to do, and the words on the way back, if that leads anywhere, and on another way."""

    title: str
    text: str
    back: str = ""
    href: str = "/"
    other: str = ""
    other_href: str = ""


_DANISH = {
    "not_found": Trouble(
        title="Siden findes ikke",
        text="Der er ingenting på denne adresse. Måske er den skrevet forkert, eller siden er flyttet.",
        back="Til forsiden",
    ),
    "record_is_closed": Trouble(
        title="Journalen er ikke åben for dig",
        text=(
            "Enten findes patienten ikke her, eller også er der intet, der åbner journalen for dig: "
            "I er ikke på patientens hold, aftalen er udløbet, eller patienten har sagt nej."
        ),
        back="Find en patient",
        href="/patients",
        other="I en nødsituation",
        other_href="/emergency",
    ),
    "not_ours": Trouble(
        title="Den adresse er ikke vores",
        text=(
            "Adressen begynder med et navn, som Shared Care ikke svarer på. Brug den adresse, du har fået oplyst. "
            "Er det dig, der driver den: SHAREDCARE_HOSTS nævner de navne, den svarer på."
        ),
    ),
    "not_understood": Trouble(
        title="Det kunne ikke læses",
        text="Browseren sendte noget, som ikke kan læses her. Begynd forfra på forsiden.",
        back="Til forsiden",
    ),
    "not_trusted": Trouble(
        title="Siden var for gammel",
        text=(
            "Det, du sendte, er ikke taget imod: siden har stået åben for længe, eller browseren sender ikke cookies. "
            "Gå tilbage, hent siden igen, og prøv en gang til."
        ),
        back="Til forsiden",
    ),
    "not_permitted": Trouble(
        title="Det har du ikke adgang til",
        text="Din konto har ikke ret til at se dette. Skulle den have det, så spørg den, der passer kontiene hos jer.",
        back="Til forsiden",
    ),
    "not_in_this_role": Trouble(
        title="Det er ikke for den rolle, du er i nu",
        text="Du har en anden rolle, som kan åbne siden. Skift rolle:",
    ),
    "too_large": Trouble(
        title="Det er for meget på én gang",
        text="Det, du sendte, er større end 1 MB, og intet af det er taget imod. Gør teksten kortere, og send den igen.",
        back="Til forsiden",
    ),
    "no_form": Trouble(
        title="Det kan siden ikke tage imod",
        text="Siden tager imod det, man skriver i dens felter, og intet andet. Systemer sender til /fhir.",
        back="Til forsiden",
    ),
    "too_fast": Trouble(
        title="Det går for hurtigt",
        text=(
            "Der er på kort tid bedt om mere, end Shared Care svarer på herfra. "
            "Vent {seconds} sekunder, og prøv igen. Intet af det, du har gemt, er gået tabt."
        ),
        back="Til forsiden",
    ),
    "failed": Trouble(
        title="Noget gik galt hos os",
        text="Det er ikke din skyld, og det er skrevet ned, så det kan rettes. Prøv igen om et øjeblik.",
        back="Til forsiden",
    ),
}

_ENGLISH = {
    "not_found": Trouble(
        title="This page does not exist",
        text="There is nothing at this address. It may be mistyped, or the page may have moved.",
        back="To the front page",
    ),
    "record_is_closed": Trouble(
        title="This record is not open to you",
        text=(
            "Either the patient is not here, or nothing opens the record to you: "
            "you are not on the patient's team, the agreement has run out, or the patient has said no."
        ),
        back="Find a patient",
        href="/patients",
        other="In an emergency",
        other_href="/emergency",
    ),
    "not_ours": Trouble(
        title="That address is not ours",
        text=(
            "The address begins with a name that Shared Care does not answer to. Use the address you were given. "
            "If you run this: SHAREDCARE_HOSTS lists the names it answers to."
        ),
    ),
    "not_understood": Trouble(
        title="That could not be read",
        text="The browser sent something that cannot be read here. Start again from the front page.",
        back="To the front page",
    ),
    "not_trusted": Trouble(
        title="The page was too old",
        text=(
            "What you sent was not taken in: the page had been open for too long, or the browser sends no cookies. "
            "Go back, load the page again, and try once more."
        ),
        back="To the front page",
    ),
    "not_permitted": Trouble(
        title="You have no access to this",
        text="Your account has no right to see this. If it should have, ask whoever looks after the accounts.",
        back="To the front page",
    ),
    "not_in_this_role": Trouble(
        title="This is not for the role you are in now",
        text="You have another role that can open the page. Change role:",
    ),
    "too_large": Trouble(
        title="That is too much at once",
        text="What you sent is larger than 1 MB, and none of it was taken in. Shorten the text and send it again.",
        back="To the front page",
    ),
    "no_form": Trouble(
        title="This page cannot take that",
        text="The page takes what is written in its fields and nothing else. Systems send to /fhir.",
        back="To the front page",
    ),
    "too_fast": Trouble(
        title="This is too fast",
        text=(
            "More was asked for in a short time than Shared Care answers from here. "
            "Wait {seconds} seconds and try again. Nothing that you have saved is lost."
        ),
        back="To the front page",
    ),
    "failed": Trouble(
        title="Something went wrong on our side",
        text="It is not your fault, and it has been noted so that it can be mended. Try again in a moment.",
        back="To the front page",
    ),
}

TROUBLES = {"da": _DANISH, "en": _ENGLISH}
