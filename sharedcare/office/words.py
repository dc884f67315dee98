"""The words around every page of the office, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomWords:
    """The names of the rooms."""

    label: str
    start: str
    agreements: str
    people: str
    emergencies: str
    reports: str
    patterns: str
    trail: str
    problems: str
    done: str


ROOMS = {
    "da": RoomWords(
        label="Kontoret",
        start="Overblik",
        agreements="Samarbejdsaftaler",
        people="Medarbejdere",
        emergencies="Nødsituationer",
        reports="Ikke genkendt",
        patterns="Usædvanlige opslag",
        trail="Loggen",
        problems="Der mangler noget",
        done="Det er gjort.",
    ),
    "en": RoomWords(
        label="The office",
        start="Overview",
        agreements="Agreements",
        people="People",
        emergencies="Emergencies",
        reports="Not recognised",
        patterns="Unusual looks",
        trail="The trail",
        problems="Something is missing",
        done="Done.",
    ),
}
