"""The words of the practice's page in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass

from sharedcare.worklist.reviews import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    back: str
    reviews: str
    reviews_lead: str
    months: tuple[str, ...]
    month_told: str
    dues: dict[Due, str]
    columns: tuple[str, str, str, str]
    never: str
    nobody: str
    all_held: str
    figures: str
    figures_lead: str
    figure_columns: tuple[str, str, str, str]
    ours: str
    others: str
    few: str
    nearly: str
    told: str
    no_figures: str
    percent: str
    late: str
    held: str


_DANISH = Words(
    title="Årskontroller og tal",
    back="Til arbejdslisten",
    reviews="Årskontroller efter fødselsmåned",
    reviews_lead="Årskontrollen ligger i patientens fødselsmåned. En kontrol op til to måneder før tæller med. Tallene er dem, der mangler.",
    months=("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    month_told="{month}: {late} mangler, {held} holdt",
    dues={Due.LATE: "Mangler", Due.NOW: "Denne måned", Due.HELD: "Holdt", Due.UNKNOWN: "Fødselsdato ukendt"},
    columns=("Patient", "Født", "Seneste årskontrol", "Status"),
    never="ikke i journalen",
    nobody="Ingen patienter i forløb endnu. De, I tager med i et forløb, kommer her.",
    all_held="Alle årskontroller er holdt.",
    figures="Jeres patienter og de øvrige i regionen",
    figures_lead=(
        "Hvor mange der er målt det seneste år, og den midterste værdi, når mindst fem er målt. Om de øvrige vises kun antal, og intet om færre end fem."
    ),
    figure_columns=("Forløb", "Måling", "Målt det seneste år", "Midterste værdi"),
    ours="Jeres",
    others="Øvrige",
    few="for få til at vise",
    nearly="næsten alle",
    told="{measured} af {all}",
    no_figures="Der er ingen tal at vise, før jeres patienter er i et forløb, der er udgivet.",
    percent="\N{NO-BREAK SPACE}%",
    late="Mangler",
    held="Holdt",
)
_ENGLISH = Words(
    title="Annual reviews and figures",
    back="To the worklist",
    reviews="Annual reviews by month of birth",
    reviews_lead="The annual review lies in the patient's month of birth. One held up to two months before counts. The numbers are those missing.",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    month_told="{month}: {late} missing, {held} held",
    dues={Due.LATE: "Missing", Due.NOW: "This month", Due.HELD: "Held", Due.UNKNOWN: "Birth date unknown"},
    columns=("Patient", "Born", "Last annual review", "Status"),
    never="not in the record",
    nobody="No patients in a programme yet. Those whom you enrol appear here.",
    all_held="All annual reviews have been held.",
    figures="Your patients and the others of the region",
    figures_lead=(
        "How many were measured in the last year, and the middle value where at least five were. Of the others there are only counts, and none under five."
    ),
    figure_columns=("Programme", "Measurement", "Measured in the last year", "Middle value"),
    ours="Yours",
    others="Others",
    few="too few to show",
    nearly="nearly all",
    told="{measured} of {all}",
    no_figures="There are no figures to show until your patients are in a programme that is published.",
    percent="%",
    late="Missing",
    held="Held",
)

WORDS = {"da": _DANISH, "en": _ENGLISH}
