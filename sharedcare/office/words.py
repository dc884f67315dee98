"""The words around every page of the office, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomWords:
    """The names of the rooms, and what every page of them says: over what is wrong with a form, and after it was carried out."""

    label: str
    start: str
    agreements: str
    programmes: str
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
        programmes="Forløbsprogrammer",
        people="Medarbejdere",
        emergencies="Nødsituationer",
        reports="Ikke genkendt",
        patterns="Usædvanlige opslag",
        trail="Loggen",
        problems="Se på det her igen",
        done="Det er gjort.",
    ),
    "en": RoomWords(
        label="The office",
        start="Overview",
        agreements="Agreements",
        programmes="Programmes",
        people="People",
        emergencies="Emergencies",
        reports="Not recognised",
        patterns="Unusual looks",
        trail="The trail",
        problems="Look at this again",
        done="Done.",
    ),
}
