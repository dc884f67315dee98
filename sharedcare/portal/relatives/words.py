"""The words of the pages about relatives, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    title: str
    lead: str
    nobody: str
    may: dict[int, str]
    explained: dict[int, str]
    until: str
    since: str
    soon: str
    by_law: str
    change: str
    renew: str
    end: str
    add: str
    others: str
    others_lead: str
    let_in: str
    new_title: str
    change_title: str
    name: str
    relation: str
    relation_hint: str
    phone: str
    level: str
    span: str
    span_hint: str
    spans: tuple[tuple[int, str], ...]
    as_now: str
    span_until: str
    save: str
    no: str
    name_needed: str
    level_needed: str
    span_needed: str
    gone: str
    not_yours: str
    done: dict[str, str]
    parents: str
    calm: str


DANISH = Words(
    title="Dine pårørende",
    lead="Her bestemmer du, hvem der må se din journal sammen med dig.",
    nobody="Ingen pårørende kan se din journal.",
    may={0: "Har ikke adgang", 1: "Må se", 2: "Må se og måle", 3: "Må se, måle og skrive"},
    explained={
        1: "Læse din journal, men ikke ændre noget",
        2: "Også sende målinger for dig",
        3: "Også skrive beskeder og bestemme om deling for dig",
    },
    until="Til og med {day}",
    since="Siden {day}",
    soon="Slutter snart. Skal det fortsætte, så forny det.",
    by_law="Handler for dig efter loven",
    change="Ret",
    renew="Forny i et år",
    end="Stop nu",
    add="Giv en pårørende adgang",
    others="Uden adgang",
    others_lead="De står i journalen som pårørende, men kan ikke se den.",
    let_in="Giv adgang",
    new_title="Giv en pårørende adgang",
    change_title="Ret adgangen for {name}",
    name="Navn",
    relation="Hvem er det for dig?",
    relation_hint="For eksempel datter, ægtefælle eller nabo",
    phone="Telefon",
    level="Hvad må vedkommende?",
    span="Hvor længe?",
    span_hint="Højst et år ad gangen. Du bliver spurgt 30 dage før, det slutter.",
    spans=((12, "Et år"), (6, "6 måneder"), (3, "3 måneder"), (1, "1 måned")),
    as_now="Som nu",
    span_until="{span} (til og med {day})",
    save="Gem",
    no="Fortryd",
    name_needed="Skriv, hvad din pårørende hedder.",
    level_needed="Vælg, hvad din pårørende må.",
    span_needed="Vælg, hvor længe det skal gælde.",
    gone="Det er lavet om, siden du åbnede siden. Her er det, som det er nu.",
    not_yours="Det kan du ikke bestemme her. Spørg personalet.",
    done={
        "added": "Det er gemt. Adgangen gælder fra nu af.",
        "already": "En med det navn har allerede adgang. Tryk »Ret« for at ændre den.",
        "changed": "Det er gemt.",
        "renewed": "Adgangen er fornyet i et år.",
        "ended": "Adgangen er stoppet. Den kan ikke bruges mere.",
    },
    parents="Du er under {age} år, så det er dine forældre, der bestemmer det.",
    calm="Alt, hvad en pårørende ser og skriver, kan du se under »Hvem har set«. Det står altid ved, at det er den pårørende, der har skrevet det.",
)

ENGLISH = Words(
    title="Your relatives",
    lead="Here you decide who may see your record together with you.",
    nobody="No relative can see your record.",
    may={0: "Has no access", 1: "May see", 2: "May see and measure", 3: "May see, measure and write"},
    explained={
        1: "Read your record, but change nothing",
        2: "Also send measurements for you",
        3: "Also write messages, and decide about sharing for you",
    },
    until="Until {day}, that day included",
    since="Since {day}",
    soon="Ends soon. If it is to go on, renew it.",
    by_law="Acts for you by law",
    change="Change",
    renew="Renew for a year",
    end="Stop now",
    add="Let a relative in",
    others="Without access",
    others_lead="They stand in the record as relatives but cannot see it.",
    let_in="Let in",
    new_title="Let a relative in",
    change_title="Change what {name} may",
    name="Name",
    relation="Who is it to you?",
    relation_hint="For instance daughter, spouse or neighbour",
    phone="Telephone",
    level="What may they do?",
    span="For how long?",
    span_hint="A year at a time at most. You are asked 30 days before it ends.",
    spans=((12, "A year"), (6, "6 months"), (3, "3 months"), (1, "1 month")),
    as_now="As now",
    span_until="{span} (last day {day})",
    save="Save",
    no="Cancel",
    name_needed="Write what your relative is called.",
    level_needed="Choose what your relative may do.",
    span_needed="Choose for how long.",
    gone="This has been changed since you opened the page. Here it is as it is now.",
    not_yours="You cannot decide this here. Ask the staff.",
    done={
        "added": "It is saved and counts from now on.",
        "already": "Somebody of this name has access already. Press “Change” to change it.",
        "changed": "It is saved.",
        "renewed": "It is renewed for a year.",
        "ended": "It is stopped and can no longer be used.",
    },
    parents="You are under {age}, so your parents decide this.",
    calm="All that a relative sees and writes you find under “Who has looked”. It always says that the relative has written it.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
