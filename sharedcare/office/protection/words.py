"""The words of data protection's first page, in both languages. What stands in braces is filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything it says in one language. Of what waits: its name, what it is, and what to say when nothing waits."""

    title: str
    emergencies: tuple[str, str, str]
    reports: tuple[str, str, str]
    patterns: tuple[str, str, str]
    go: str
    seal: str
    sealed: str
    never: str
    unsealed: str
    all_sealed: str
    behind: str
    seal_is: str
    trail: str
    trail_says: str
    trail_go: str


DANISH = Words(
    title="Databeskyttelse",
    emergencies=(
        "Nødsituationer skal vurderes",
        "Journaler, der er åbnet i en nødsituation, og som ingen har vurderet.",
        "Alle adgange i nødsituationer er vurderet.",
    ),
    reports=(
        "Opslag, patienter ikke genkender",
        "Patienter, der venter på svar fra dig.",
        "Ingen patient venter på svar.",
    ),
    patterns=(
        "Usædvanlige opslag",
        "Mønstre fra de sidste 30 dage, som ingen har set på. Ingen af dem er forkerte i sig selv.",
        "Der er set på alle usædvanlige opslag fra de sidste 30 dage.",
    ),
    go="Se dem",
    seal="Forseglingen",
    sealed="Sidst forseglet {}",
    never="Loggen er aldrig forseglet.",
    unsealed="{count} opslag venter på at blive forseglet, det ældste fra {since}.",
    all_sealed="Intet venter.",
    behind="Forseglingen er gået i stå: den, der driver platformen, skal se på det. Det, der ikke er forseglet, kan ændres, uden at det opdages.",
    seal_is="Hvert opslag forsegles få sekunder efter, at det er sket, så ingen kan fjerne eller ændre det uden at blive opdaget.",
    trail="Søg i loggen",
    trail_says="Hvem har set hvad hos hvem, hvornår og på hvilket grundlag. Det fundne kan hentes som FHIR AuditEvent.",
    trail_go="Søg i loggen",
)

ENGLISH = Words(
    title="Data protection",
    emergencies=(
        "Emergencies to be judged",
        "Records that were opened in an emergency, and that nobody has judged.",
        "All accesses in emergencies have been judged.",
    ),
    reports=(
        "Looks that patients do not recognise",
        "Patients who wait for an answer from you.",
        "No patient waits for an answer.",
    ),
    patterns=(
        "Unusual looks",
        "Patterns of the last 30 days that nobody has looked into. None is wrong by itself.",
        "All unusual looks of the last 30 days have been looked into.",
    ),
    go="See them",
    seal="The seal",
    sealed="Last sealed {}",
    never="The trail has never been sealed.",
    unsealed="{count} entries wait to be sealed, the oldest since {since}.",
    all_sealed="Nothing waits.",
    behind="Sealing has stopped: whoever runs the platform has to look at it. What is not sealed can be changed without being found.",
    seal_is="Each entry is sealed a few seconds after it happened, so that nobody can remove or change it without being found.",
    trail="Search the trail",
    trail_says="Who saw what of whom, when, and on which ground. What is found can be downloaded as FHIR AuditEvent.",
    trail_go="Search the trail",
)

WORDS = {"da": DANISH, "en": ENGLISH}
