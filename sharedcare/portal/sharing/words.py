"""The words of the pages about sharing, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. What stands in braces is filled in."""

    title: str
    lead: str
    only_look: str
    programmes: str
    agreed: str
    agreed_by: str
    not_agreed: str
    sees: str
    sees_nobody: str
    end: str
    give: str
    organisations: str
    organisations_lead: str
    block: str
    kinds: str
    kinds_lead: str
    kind_names: dict[str, str]
    whom: str
    everybody: str
    go_on: str
    entries: str
    entries_lead: str
    entries_go: str
    entry_sections: dict[str, str]
    hide: str
    no_entries: str
    blocks: str
    no_blocks: str
    lift: str
    all_of_it: str
    from_all: str
    from_one: str
    entry_gone: str
    calm: str
    before: str
    ask_end: str
    ask_give: str
    ask_block: str
    ask_hide: str
    ask_lift: str
    lose: str
    lose_nobody: str
    lose_nobody_now: str
    lose_nobody_there: str
    get: str
    get_nobody: str
    hidden_from: str
    blind: str
    blind_unreached: str
    blind_partly: str
    call: str
    stays: str
    stays_items: tuple[str, ...]
    yes_end: str
    yes_give: str
    yes_block: str
    yes_hide: str
    yes_lift: str
    no: str
    done: dict[str, str]
    gone: str
    not_yours: str


DANISH = Words(
    title="Deling af din journal",
    lead="Her bestemmer du, hvem der kan se din journal. Du kan altid lave det om.",
    only_look="Du kan se det, men kun den, du er pårørende til, kan lave det om.",
    programmes="Dine forløb",
    agreed="Du har sagt ja den {day}.",
    agreed_by="Det er skrevet ned af personalet.",
    not_agreed="Du har ikke sagt ja, så ingen kan se din journal i det forløb.",
    sees="De kan se din journal:",
    sees_nobody="Ingen kan se din journal i det forløb lige nu.",
    end="Træk samtykket tilbage",
    give="Sig ja til at dele",
    organisations="Luk for ét sted",
    organisations_lead="Så kan stedet slet ikke se din journal.",
    block="Luk for dem",
    kinds="Skjul en slags oplysninger",
    kinds_lead="Resten af din journal kan stadig ses.",
    kind_names={
        "values": "Målinger og prøvesvar",
        "problems": "Sygdomme",
        "medicines": "Medicin",
        "talk": "Beskeder og noter",
        "answers": "Svar på spørgeskemaer",
        "contacts": "Besøg og indlæggelser",
    },
    whom="For hvem?",
    everybody="For alle",
    go_on="Gå videre",
    entries="Skjul en enkelt oplysning",
    entries_lead="Vælg den, som ingen andre skal se.",
    entries_go="Find oplysningen",
    entry_sections={
        "problems": "Sygdomme",
        "measures": "Målinger",
        "medicines": "Medicin",
        "notes": "Beskeder og noter",
    },
    hide="Skjul",
    no_entries="Der er ingen oplysninger endnu.",
    blocks="Det har du lukket for",
    no_blocks="Du har ikke lukket for noget.",
    lift="Ophæv",
    all_of_it="Hele journalen",
    from_all="Skjult for alle",
    from_one="Skjult for {name}",
    entry_gone="En enkelt oplysning",
    calm="Den, der har skrevet noget, kan altid selv se det. I en nødsituation kan en læge eller sygeplejerske åbne din journal. Så får du det at vide med det samme.",
    before="Før du bestemmer dig",
    ask_end="Vil du trække dit samtykke tilbage til {}?",
    ask_give="Vil du sige ja til at dele i forløbet {}?",
    ask_block="Vil du lukke for {}?",
    ask_hide="Vil du skjule {}?",
    ask_lift="Vil du åbne igen for {}?",
    lose="De kan ikke længere se din journal:",
    lose_nobody="Ingen mister adgangen til din journal, for de behandler dig også i et andet forløb.",
    lose_nobody_now="Lige nu kan ingen se din journal i det forløb, så ingen mister adgangen. Den bliver heller ikke åbnet senere, før du siger ja igen.",
    lose_nobody_there="Lige nu kan {whom} ikke se din journal. Lukker du for dem, kan de heller ikke senere.",
    get="De får lov at se din journal:",
    get_nobody="Ingen flere får adgang til din journal.",
    hidden_from="Det bliver skjult for {whom}.",
    blind="De er ansvarlige for dig nu og kan så ikke se dine målinger. Ring til dem først, og aftal, hvem der så holder øje.",
    blind_unreached="De er ansvarlige for dig nu og kan så ikke se dine målinger. Tal med din egen læge først om, hvem der så holder øje.",
    blind_partly="Det bliver også skjult for dem, der er ansvarlige for dig nu.",
    call="Ring {phone}",
    stays="Det bliver ved som før",
    stays_items=(
        "Intet bliver slettet.",
        "Den, der har skrevet noget, kan stadig selv se det.",
        "I en nødsituation kan din journal åbnes. Du får det at vide.",
        "Du kan lave det om igen, når du vil.",
    ),
    yes_end="Ja, træk samtykket tilbage",
    yes_give="Ja, jeg vil dele",
    yes_block="Ja, luk for dem",
    yes_hide="Ja, skjul det",
    yes_lift="Ja, åbn igen",
    no="Nej, lad det være, som det er",
    done={
        "give": "Det er gemt. Du deler nu.",
        "end": "Det er gemt, og det gælder fra nu af.",
        "block": "Det er gemt, og det gælder fra nu af.",
        "already": "Det var allerede gemt.",
    },
    gone="Det er lavet om, siden du åbnede siden. Her er det, som det er nu.",
    not_yours="Det kan kun den, journalen handler om, bestemme.",
)

ENGLISH = Words(
    title="Sharing your record",
    lead="Here you decide who can see your record. You can always change it.",
    only_look="You can see this, but only whom you are a relative of can change it.",
    programmes="Your programmes",
    agreed="You said yes on {day}.",
    agreed_by="Staff have written it down.",
    not_agreed="You have not said yes, so nobody can see your record for this programme.",
    sees="They can see your record:",
    sees_nobody="Nobody can see your record for this programme just now.",
    end="Withdraw the consent",
    give="Say yes to sharing",
    organisations="Close it to one place",
    organisations_lead="That place can then not see your record at all.",
    block="Close it to them",
    kinds="Hide a kind of entries",
    kinds_lead="The rest of your record can still be seen.",
    kind_names={
        "values": "Measurements and test results",
        "problems": "Illnesses",
        "medicines": "Medicines",
        "talk": "Messages and notes",
        "answers": "Answers to questionnaires",
        "contacts": "Visits and admissions",
    },
    whom="From whom?",
    everybody="From everybody",
    go_on="Go on",
    entries="Hide a single entry",
    entries_lead="Choose the one that nobody else is to see.",
    entries_go="Find the entry",
    entry_sections={
        "problems": "Illnesses",
        "measures": "Measurements",
        "medicines": "Medicines",
        "notes": "Messages and notes",
    },
    hide="Hide",
    no_entries="There are no entries yet.",
    blocks="What you have closed",
    no_blocks="You have not closed anything.",
    lift="Lift it",
    all_of_it="The whole record",
    from_all="Hidden from everybody",
    from_one="Hidden from {name}",
    entry_gone="A single entry",
    calm="Whoever has written something can always see it. In an emergency a doctor or nurse can open your record. You are then told at once.",
    before="Before you decide",
    ask_end="Do you want to withdraw your consent to {}?",
    ask_give="Do you want to say yes to sharing for {}?",
    ask_block="Do you want to close your record to {}?",
    ask_hide="Do you want to hide {}?",
    ask_lift="Do you want to open {} again?",
    lose="They can no longer see your record:",
    lose_nobody="Nobody loses access to your record, since they treat you in another programme too.",
    lose_nobody_now="Just now nobody can see your record for this programme, so nobody loses access. It is not opened later either, until you say yes again.",
    lose_nobody_there="Just now {whom} cannot see your record. If you close it to them, they cannot later either.",
    get="They are allowed to see your record:",
    get_nobody="Nobody more gets access to your record.",
    hidden_from="It will be hidden from {whom}.",
    blind="They are responsible for you now and can then not see your measurements. Call them first, and agree on who then keeps watch.",
    blind_unreached="They are responsible for you now and can then not see your measurements. Talk to your own doctor first about who then keeps watch.",
    blind_partly="It will also be hidden from those who are responsible for you now.",
    call="Call {phone}",
    stays="What stays as it was",
    stays_items=(
        "Nothing is deleted.",
        "Whoever has written something can still see it.",
        "In an emergency your record can be opened. You are told.",
        "You can change it again whenever you like.",
    ),
    yes_end="Yes, withdraw the consent",
    yes_give="Yes, I want to share",
    yes_block="Yes, close it to them",
    yes_hide="Yes, hide it",
    yes_lift="Yes, open it again",
    no="No, leave it as it is",
    done={
        "give": "It is saved. You share now.",
        "end": "It is saved and counts from now on.",
        "block": "It is saved and counts from now on.",
        "already": "It was saved already.",
    },
    gone="This has been changed since you opened the page. Here it is as it is now.",
    not_yours="Only whom the record is about can decide this.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
