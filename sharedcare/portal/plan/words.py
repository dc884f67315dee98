"""The words of the patient's plan, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    matters: str
    no_matters: str
    say: str
    say_hint: str
    say_go: str
    say_wrong: str
    overtaken: str
    said: str
    aims: str
    aims_lead: str
    more_aims: str
    now: str
    either: str
    undecided: str
    measuring: str
    happens: str
    nothing_happens: str
    own: str
    week: str
    month: str
    later: str
    by: str
    clock: str
    say_more: str
    late: str
    waits_for: str
    yours: str
    tick: str
    ticked: str
    unticked: str
    untick: str
    offers: str
    agreements: str
    ill: str
    ill_lead: str
    ill_if: str
    to_know: str
    to_know_lead: str
    to_know_now: str
    more_to_know: str
    taught: dict[str, str]
    taught_for: str
    statuses: dict[str, str]
    attainments: dict[str, str]


DANISH = Words(
    title="Din plan",
    lead="Det, du og dem, der behandler dig, er blevet enige om. Alle ser den samme plan.",
    matters="Det vigtigste for dig",
    no_matters="Der står intet endnu.",
    say="Skriv, hvad der er vigtigst for dig",
    say_hint="Med dine egne ord. De, der behandler dig, kan læse det.",
    say_go="Gem",
    say_wrong="Skriv et par ord først.",
    overtaken="En anden har skrevet i planen netop nu. Prøv igen.",
    said="Gemt. Det står i din plan nu.",
    aims="Det arbejder vi hen imod",
    aims_lead="Tallene er aftalt for dig. Spørg, hvis du er i tvivl.",
    more_aims="Flere mål ({count})",
    now="Nu: {value}",
    either=" eller ",
    undecided="Det er ikke afgjort endnu, hvilket af målene der gælder. Spørg, hvis du er i tvivl.",
    measuring="Det måler du hjemme",
    happens="Det skal ske",
    nothing_happens="Der er ikke planlagt noget lige nu.",
    own="Det gør du selv",
    week="De næste 7 dage",
    month="Den næste måned",
    later="Senere ({count})",
    by="Senest {day}",
    clock="{day} kl. {clock}",
    say_more="Skriv noget mere",
    late="Skulle være sket {day}",
    waits_for="Venter på: {what}",
    yours="Dig",
    tick="Det har jeg gjort",
    ticked="Godt gået. Dem, der behandler dig, kan se, at det er gjort.",
    unticked="Det står i din plan igen.",
    untick="Fortryd",
    offers="Tilbud til dig",
    agreements="Det har vi aftalt",
    ill="Når du er syg",
    ill_lead="På dage med feber, opkast eller diarré gør du sådan med din medicin. Ring til dem, der behandler dig, hvis du er i tvivl.",
    ill_if="Hvis du får det:",
    to_know="Godt at vide",
    to_know_lead="Det, forløbet lærer fra sig. Spørg behandlerne, hvis noget er uklart.",
    to_know_now="I denne fase ({count})",
    more_to_know="Mere at vide ({count})",
    taught={"conversation": "Samtale", "group": "På hold", "video": "Film"},
    taught_for="{how}, {minutes} min.",
    statuses={"offered": "Tilbudt", "applied": "Søgt", "under-way": "I gang"},
    attainments={
        "-2": "Langt fra endnu",
        "-1": "Et stykke vej endnu",
        "0": "Det går, som vi håbede",
        "1": "Bedre end vi håbede",
        "2": "Meget bedre end vi håbede",
    },
)

ENGLISH = Words(
    title="Your plan",
    lead="What you and those who treat you have agreed. Everybody sees the same plan.",
    matters="What matters most to you",
    no_matters="Nothing stands here yet.",
    say="Write what matters most to you",
    say_hint="In your own words. Those who treat you can read it.",
    say_go="Save",
    say_wrong="Write a few words first.",
    overtaken="Somebody else has written in the plan just now. Try again.",
    said="Saved. It is in your plan now.",
    aims="What we are working towards",
    aims_lead="The numbers are agreed for you. Ask if you are in doubt.",
    more_aims="More goals ({count})",
    now="Now: {value}",
    either=" or ",
    undecided="It is not decided yet which of these goals holds. Ask if you are in doubt.",
    measuring="What you measure at home",
    happens="What is going to happen",
    nothing_happens="Nothing is planned right now.",
    own="You do this yourself",
    week="The next 7 days",
    month="The next month",
    later="Later ({count})",
    by="By {day}",
    clock="{day} at {clock}",
    say_more="Write something more",
    late="Should have happened {day}",
    waits_for="Waits for: {what}",
    yours="You",
    tick="I have done this",
    ticked="Well done. Those who treat you can see that it is done.",
    unticked="It is in your plan again.",
    untick="Undo",
    offers="Offers for you",
    agreements="What we have agreed",
    ill="When you are ill",
    ill_lead="On days with fever, vomiting or diarrhoea this is what you do with your medicine. Call those who treat you if you are in doubt.",
    ill_if="If you take it:",
    to_know="Good to know",
    to_know_lead="What the programme teaches. Ask those who treat if anything is unclear.",
    to_know_now="In this phase ({count})",
    more_to_know="More to know ({count})",
    taught={"conversation": "Conversation", "group": "In a group", "video": "Film"},
    taught_for="{how}, {minutes} min.",
    statuses={"offered": "Offered", "applied": "Applied for", "under-way": "Under way"},
    attainments={
        "-2": "Far from it yet",
        "-1": "Some way to go",
        "0": "As we had hoped",
        "1": "Better than we had hoped",
        "2": "Much better than we had hoped",
    },
)

DANISH_FOR = replace(
    DANISH,
    title="Planen",
    lead="Det, som patienten og behandlerne er blevet enige om. Alle ser den samme plan.",
    matters="Det vigtigste for patienten",
    aims_lead="Tallene er aftalt for patienten. Spørg, hvis du er i tvivl.",
    measuring="Det måles hjemme",
    own="Det gør patienten selv",
    yours="Patienten",
    offers="Tilbud til patienten",
    agreements="Det er aftalt med patienten",
    ill="På sygedage",
    ill_lead="På dage med feber, opkast eller diarré gør patienten sådan med medicinen. Ring til behandlerne, hvis du er i tvivl.",
)
ENGLISH_FOR = replace(
    ENGLISH,
    title="The plan",
    lead="What the patient and those who treat have agreed. Everybody sees the same plan.",
    matters="What matters most to the patient",
    aims_lead="The numbers are agreed for the patient. Ask if you are in doubt.",
    measuring="What is measured at home",
    own="The patient does this",
    yours="The patient",
    offers="Offers for the patient",
    agreements="What was agreed with the patient",
    ill="On sick days",
    ill_lead="On days with fever, vomiting or diarrhoea this is what the patient does with the medicine. Call those who treat if you are in doubt.",
)
WORDS = {"da": DANISH, "en": ENGLISH}
WORDS_FOR = {"da": DANISH_FOR, "en": ENGLISH_FOR}
"""To a relative, who is not the one that it is about."""
