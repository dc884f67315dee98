"""Who is not moved, and why, told in a terminal. Pure.

A refusal says why in English. Those that a move meets have Danish words here; any other is quoted, as it is.
"""

from sharedcare.access.errors import NotVisible
from sharedcare.care.enrolment.errors import FollowsAlready, HasChanged, NoSuchPhase, NotEnrolled
from sharedcare.kernel.errors import Refusal

_NOBODY = {
    "en": "{patient}: nobody with this id follows {programme} now.",
    "da": "{patient}: ingen med dette id følger {programme} nu.",
}
_DANISH: dict[type[Refusal], str] = {
    FollowsAlready: "Patienten følger allerede denne version.",
    NoSuchPhase: "Versionen har ingen fase som den, patienten er i. Afslut forløbet, og indmeld patienten på ny.",
    HasChanged: "En anden ændrede forløbet imens. Flyt patienten igen.",
    NotVisible: "Ingen patient med dette id kan ses herfra.",
}


def stays(patient: str, programme: str, why: Refusal, language: str) -> str:
    """Who is not moved, and why."""
    if isinstance(why, NotEnrolled):
        return _NOBODY[language].format(patient=patient, programme=programme)
    if language == "en":
        return f"{patient}: stays. {why.message}"
    known = _DANISH.get(type(why))
    return f"{patient}: bliver. {known or f'Svaret er på engelsk: “{why.message}”'}"
