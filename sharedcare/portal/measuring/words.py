"""The words of the page that sends measurements, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass, replace

from sharedcare.care.measuring.types import Amiss


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    looked: str
    today_or: str
    every_day: str
    working_days: str
    today: str
    today_said: str
    nothing_today: str
    asked_by: str
    week: str
    later: str
    other: str
    paused: str
    paused_lead: str
    last: str
    due: str
    waited: str
    ends: str
    then: str
    joint: str
    send: str
    wrong: dict[Amiss, str]
    not_sent: str
    not_sent_do: str
    correct: str
    nothing: str
    done: str
    done_many: str
    pause: str
    pause_go: str
    call: str
    urgent: str


DANISH = Words(
    title="Send målinger",
    lead="Skriv det, du har målt, og lad resten stå tomt. Tallene bliver en del af journalen, og de, der behandler, kan se dem.",
    looked="Tallene læses {days} ({who}), næste gang {next}.",
    today_or="{today} eller {next}",
    every_day="hver dag",
    working_days="på hverdage",
    today="Mål i dag",
    today_said="Mål i dag: {what}.",
    nothing_today="Der er ikke mere at måle i dag.",
    asked_by="Mål igen senest {}.",
    week="De næste 7 dage",
    later="Senere",
    other="Andet, der kan sendes",
    paused="Fra planen",
    paused_lead="Ingen venter på målinger nu. De kan sendes alligevel.",
    last="Sidst {day}",
    due="Næste gang {day}",
    waited="Skulle være målt {day}",
    ends="{rhythm} indtil {day}",
    then="{rhythm} indtil {day}, derefter {then}",
    joint=" og ",
    send="Send",
    wrong={
        Amiss.NO_NUMBER: "Skriv {name} som et tal, for eksempel 72 eller 72,5.",
        Amiss.IMPOSSIBLE: "{value} kan ikke passe. Tallet skal være mellem {low} og {high}.",
        Amiss.HALF: "Skriv begge tal. {name} mangler.",
        Amiss.UPSIDE_DOWN: "Det første tal skal være større end det andet.",
        Amiss.UNLIKELY: "Er {value} rigtigt? Så tryk på Send igen. Ellers ret tallet.",
    },
    not_sent="Intet er sendt endnu.",
    not_sent_do="Se det, der er markeret, ret det, hvis det er forkert, og tryk på Send igen.",
    correct="Ret det, og tryk på Send igen.",
    nothing="Skriv mindst én måling, før du sender.",
    done="Målingen er sendt.",
    done_many="Målingerne er sendt.",
    pause="Er der dage, hvor det ikke kan lade sig gøre at måle?",
    pause_go="Hold pause i målinger",
    call="Ring {phone}",
    urgent="Har du brystsmerter, eller kan du ikke få luft: ring 112.",
)

ENGLISH = Words(
    title="Send measurements",
    lead="Write what you have measured, and leave the rest empty. The numbers become part of the record, and those who treat can see them.",
    looked="The numbers are read {days} ({who}), next {next}.",
    today_or="{today} or {next}",
    every_day="every day",
    working_days="on working days",
    today="Measure today",
    today_said="Measure today: {what}.",
    nothing_today="There is nothing more to measure today.",
    asked_by="Measure again no later than {}.",
    week="The next 7 days",
    later="Later",
    other="Other things that can be sent",
    paused="From the plan",
    paused_lead="Nobody waits for measurements now. They can be sent all the same.",
    last="Last {day}",
    due="Next {day}",
    waited="Was due {day}",
    ends="{rhythm} until {day}",
    then="{rhythm} until {day}, then {then}",
    joint=" and ",
    send="Send",
    wrong={
        Amiss.NO_NUMBER: "Write {name} as a number, for instance 72 or 72.5.",
        Amiss.IMPOSSIBLE: "{value} cannot be right. The number has to be between {low} and {high}.",
        Amiss.HALF: "Write both numbers. {name} is missing.",
        Amiss.UPSIDE_DOWN: "The first number has to be larger than the second.",
        Amiss.UNLIKELY: "Is {value} right? Then press Send again. Otherwise correct the number.",
    },
    not_sent="Nothing has been sent yet.",
    not_sent_do="See what is marked, correct it if it is wrong, and press Send again.",
    correct="Correct it, and press Send again.",
    nothing="Write at least one measurement before you send.",
    done="The measurement is sent.",
    done_many="The measurements are sent.",
    pause="Are there days on which measuring is not possible?",
    pause_go="Pause the measuring",
    call="Call {phone}",
    urgent="If you have chest pain or cannot breathe: call 112.",
)

DANISH_FOR = replace(DANISH, urgent="Ved brystsmerter, eller hvis patienten ikke kan få luft: ring 112.")
ENGLISH_FOR = replace(ENGLISH, urgent="With chest pain, or if the patient cannot breathe: call 112.")
WORDS = {"da": DANISH, "en": ENGLISH}
WORDS_FOR = {"da": DANISH_FOR, "en": ENGLISH_FOR}
"""To a relative, who is not the one that it is about."""
