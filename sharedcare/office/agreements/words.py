"""The words of the pages about agreements. What stands in braces is filled in."""

from dataclasses import dataclass

from sharedcare.access.agreements.types import Lack, Phase, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that these pages say in one language."""

    title: str
    lead: str
    new: str
    groups: dict[str, str]
    none: str
    columns: tuple[str, str, str, str]
    phases: dict[Phase, str]
    days_left: str
    day_left: str
    last_day_is_today: str
    begins: str
    untitled: str
    period: str
    period_open: str
    period_none: str
    parties: str
    party_columns: tuple[str, str, str]
    not_signed: str
    text: str
    no_text: str
    facts: str
    programme: str
    keeper: str
    follows: str
    followed_by: str
    reach: str
    reach_some: str
    reach_none: str
    reach_some_now: str
    reach_none_now: str
    reach_some_after: str
    reach_none_after: str
    alone_after: str
    and_others: str
    patients: tuple[str, str]
    history: str
    steps: dict[Step | None, str]
    why: str
    now: str
    nothing_to_do: str
    do_offer: str
    offer_says: str
    do_revise: str
    do_take_back: str
    take_back_says: str
    do_withdraw: str
    withdraw_says: str
    do_sign: str
    sign_says: str
    sign_as: str
    do_refuse: str
    refuse_says: str
    do_renew: str
    renew_says: str
    do_again: str
    again_says: str
    do_end: str
    end_says: str
    reason: str
    reason_hint: str
    lacks: dict[Lack, str]
    problems: dict[str, str]
    other: str


DANISH = Words(
    title="Samarbejdsaftaler",
    lead="En patients journal er kun åben for organisationer, der har en aftale i kraft om patientens forløb.",
    new="Skriv en ny aftale",
    groups={
        "mine": "Venter på din underskrift",
        "waiting": "Venter på andres underskrift",
        "drafts": "Kladder",
        "standing": "Underskrevet",
        "past": "Tidligere",
    },
    none="Der er ingen aftaler, som gælder din organisation, endnu.",
    columns=("Aftale", "Parter", "Gælder", "Status"),
    phases={
        Phase.DRAFT: "Kladde",
        Phase.WAITING: "Venter på underskrift",
        Phase.COMING: "Underskrevet",
        Phase.IN_FORCE: "I kraft",
        Phase.RUN_OUT: "Udløbet",
        Phase.ENDED: "Afsluttet før tid",
        Phase.REFUSED: "Afvist",
        Phase.WITHDRAWN: "Opgivet",
    },
    days_left="udløber om {days} dage",
    day_left="udløber i morgen",
    last_day_is_today="udløber i dag",
    begins="begynder {day}",
    untitled="Uden navn",
    period="{since} til {until}",
    period_open="fra {since}",
    period_none="ikke bestemt",
    parties="Parter",
    party_columns=("Organisation", "Dens del", "Underskrift"),
    not_signed="Mangler",
    text="Aftalens tekst",
    no_text="Der er ingen tekst endnu.",
    facts="Kort fortalt",
    programme="Forløb",
    keeper="Passes af",
    follows="Fornyer",
    followed_by="Fornyes af",
    reach="Hvem aftalen åbner for",
    reach_some="Uden aftalen ville {patients} ikke længere være åbne for alle parter:",
    reach_none="Ingen journaler er åbne alene på grund af denne aftale.",
    reach_some_now="Når alle har skrevet under, åbner aftalen journalen for {patients}:",
    reach_none_now="Ingen patienter følger forløbet hos parterne endnu.",
    reach_some_after="Efter aftalen er journalen for {patients} ikke længere åben for:",
    reach_none_after="Ingen har mistet adgang til nogen journal.",
    alone_after="For {patients} er der nu ingen organisation, som kan åbne journalen.",
    and_others="{names} og {count} andre",
    patients=("1 patient", "{count} patienter"),
    history="Sådan blev den til",
    steps={
        Step.DRAFT: "Kladden blev begyndt",
        Step.REVISE: "Kladden blev rettet",
        Step.ATTACH: "Dokumentet blev vedhæftet",
        Step.DETACH: "Dokumentet blev fjernet",
        Step.OFFER: "Sendt til underskrift",
        Step.TAKE_BACK: "Taget tilbage for at blive rettet; underskrifter gælder ikke mere",
        Step.SIGN: "Underskrevet",
        Step.COMPLETE: "Underskrevet af den sidste part",
        Step.REFUSE: "Afvist",
        Step.WITHDRAW: "Opgivet",
        Step.NOTICE: "Opsagt med varsel",
        Step.END: "Afsluttet",
        None: "Lagt ind",
    },
    why="Begrundelse: {note}",
    now="Hvad kan du gøre?",
    nothing_to_do="Lige nu er der ikke noget, du skal gøre ved aftalen.",
    do_offer="Send til underskrift",
    offer_says="Hver part får den at se og kan skrive under. Hverken tekst eller dokument kan ændres uden at tage den tilbage.",
    do_revise="Ret kladden",
    do_take_back="Tag tilbage og ret",
    take_back_says="Aftalen bliver en kladde igen. De underskrifter, der er givet, gælder ikke mere.",
    do_withdraw="Opgiv aftalen",
    withdraw_says="Den bliver stående blandt de tidligere, men kan ikke bruges mere.",
    do_sign="Skriv under",
    sign_says="Du skriver under for {parties}. Dit navn, din rolle og tidspunktet kommer til at stå på aftalen.",
    sign_as="Jeg har læst aftalen og skriver under for {parties}",
    do_refuse="Afvis",
    refuse_says="De andre parter kan læse hvorfor. Den, der passer aftalen, kan rette den og sende den igen.",
    do_renew="Forny aftalen",
    renew_says="Du får en kladde med det samme indhold, som begynder {day}, dagen efter at denne udløber.",
    do_again="Skriv den samme igen",
    again_says="Du får en kladde med det samme indhold, som begynder i dag. Den åbner igen, når alle parter har skrevet under.",
    do_end="Opsig eller afslut",
    end_says="Du får først at se, hvem der mister adgang.",
    reason="Hvorfor?",
    reason_hint="En sætning, som de andre parter kan læse.",
    lacks={
        Lack.TITLE: "Skriv, hvad aftalen hedder",
        Lack.PROGRAMME: "Vælg, hvilket forløb aftalen er om",
        Lack.PARTIES: "Vælg mindst to parter",
        Lack.PART: "Skriv for hver part, hvad dens del er",
        Lack.BEGINS: "Skriv den første dag; fornyer den en anden aftale, er det dagen efter den andens sidste",
        Lack.ENDS: "Den sidste dag kan ikke ligge før den første",
        Lack.TEXT: "Skriv aftalens tekst, eller vedhæft dokumentet",
    },
    problems={
        "HasChanged": "En anden har ændret aftalen imens. Her er den, som den er nu: læs den igen, og prøv så igen.",
        "NotNow": "Det kan ikke gøres, som aftalen står nu. Her er den, som den er.",
        "Overlaps": "De samme parter har allerede en aftale om det samme forløb i samme tid. Afslut den først, eller vælg en anden periode.",
        "ReasonNeeded": "Skriv i en sætning hvorfor: de andre parter læser det",
        "BadLastDay": "Den sidste dag skal være i dag eller senere, ikke før aftalens første dag, og ikke efter den dag, hvor aftalen alligevel udløber",
        "NotRenewable": "Kun en underskrevet aftale med en sidste dag kan fornyes, og kun én gang.",
        "NotRead": "Sæt kryds ved, at du har læst aftalen",
        "NotAmong": "En administrator kan kun skrive aftaler, som egen organisation er part i",
    },
    other="Se den anden aftale",
)
