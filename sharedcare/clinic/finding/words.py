"""The words of the pages that find a patient, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    title: str
    label: str
    hint: str
    go: str
    recent: str
    no_recent: str
    found_one: str
    found_many: str
    nobody: str
    nobody_advice: str
    too_many: str
    too_many_advice: str
    nothing: str
    too_little: str
    ways: str
    ways_items: tuple[tuple[str, str], ...]
    columns: tuple[str, str, str, str, str]
    seen: str
    name_unknown: str
    sexes: dict[str, str]
    years: str
    year_of_birth: str
    dead: str
    today: str
    yesterday: str
    back: str
    leaving: str
    enrol: str
    protected: str
    emergency: str
    emergency_text: str
    keys: dict[str, str]


DANISH = Words(
    title="Find en patient",
    label="Navn, fødselsdato eller CPR-nummer",
    hint="Begyndelsen af navnet er nok, i hvilken rækkefølge som helst. Man kan blande: poul 1945",
    go="Find",
    recent="Dem, du har set senest",
    no_recent="Her kommer de patienter, du åbner. Find den første ovenfor.",
    found_one="1 patient fundet",
    found_many="{count} patienter fundet",
    nobody="Ingen passer på det, du har skrevet",
    nobody_advice="Se efter, om det er stavet rigtigt, eller skriv mindre af navnet.",
    too_many="Flere end {most} passer, så ingen af dem er vist",
    too_many_advice="Skriv flere bogstaver, både for- og efternavn, eller læg fødselsdatoen til.",
    nothing="Der er hverken navn, fødselsdato eller CPR-nummer i det, du har skrevet",
    too_little="Ét bogstav passer på for mange. Skriv mindst to",
    ways="Man kan søge på",
    ways_items=(
        ("jensen poul", "begyndelsen af navne, i hvilken rækkefølge som helst"),
        ("ostergaard", "også uden æ, ø, å og accenter"),
        ("12.12.1945", "fødselsdato: også 121245, 1945-12-12 eller kun 1945"),
        ("121245-1234", "CPR-nummer, med eller uden streg"),
        ("poul 1945", "en blanding"),
    ),
    columns=("Navn", "Alder", "CPR-nummer", "By", "Forløb"),
    seen="Set",
    name_unknown="Uden navn",
    sexes={"female": "kvinde", "male": "mand", "other": "andet køn", "unknown": "", "": ""},
    years="{age} år",
    year_of_birth="f. {year}",
    dead="død",
    today="i dag {time}",
    yesterday="i går {time}",
    back="Find en anden",
    enrol="Tag imod en patient, hvis journal ikke er åben for dig endnu",
    leaving="Patienter, der skal overdrages, fordi en aftale slutter",
    protected="Beskyttet adresse",
    emergency="I en nødsituation",
    emergency_text="Du finder kun patienter, hvis journal er åben for dig. Har patienten brug for hjælp nu, kan du åbne journalen i 8 timer.",
    keys={
        "/": "skriv i søgefeltet",
        "J K": "næste/forrige på listen",
        "Enter": "åbn patienten",
        "?": "genveje",
    },
)

ENGLISH = Words(
    title="Find a patient",
    label="Name, date of birth or CPR number",
    hint="The beginning of the name is enough, in any order. They can be mixed: poul 1945",
    go="Find",
    recent="Those you saw last",
    no_recent="The patients you open appear here. Find the first one above.",
    found_one="1 patient found",
    found_many="{count} patients found",
    nobody="Nobody fits what you typed",
    nobody_advice="Check the spelling, or type less of the name.",
    too_many="More than {most} fit, so none of them is shown",
    too_many_advice="Type more letters, both first and family name, or add the date of birth.",
    nothing="There is no name, date of birth or CPR number in what you typed",
    too_little="One letter fits too many. Type at least two",
    ways="One can search by",
    ways_items=(
        ("jensen poul", "beginnings of names, in any order"),
        ("ostergaard", "also without æ, ø, å and accents"),
        ("12.12.1945", "date of birth: also 121245, 1945-12-12 or 1945 alone"),
        ("121245-1234", "CPR number, with or without the hyphen"),
        ("poul 1945", "a mixture"),
    ),
    columns=("Name", "Age", "CPR number", "Town", "Programmes"),
    seen="Seen",
    name_unknown="No name",
    sexes={"female": "woman", "male": "man", "other": "other sex", "unknown": "", "": ""},
    years="{age} years",
    year_of_birth="b. {year}",
    dead="deceased",
    today="today {time}",
    yesterday="yesterday {time}",
    back="Find another",
    enrol="Take on a patient whose record is not open to you yet",
    leaving="Patients to hand over because an agreement ends",
    protected="Protected address",
    emergency="In an emergency",
    emergency_text="You find only patients whose record is open to you. If the patient needs help now, you can open the record for 8 hours.",
    keys={
        "/": "type in the search field",
        "J K": "next/previous on the list",
        "Enter": "open the patient",
        "?": "shortcuts",
    },
)

WORDS = {"da": DANISH, "en": ENGLISH}
