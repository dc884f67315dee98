"""What is told of a patient whose values nobody judges, because the programme's version is not published here or has been tampered
with. Pure.

Without it a value would be stored, nothing would be found, and whoever treats would take that for good news.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sharedcare.care.elements import OURS, Tree
from sharedcare.care.findings import fhir
from sharedcare.care.findings.acting.fhir import KIND, NOT_JUDGED
from sharedcare.care.findings.types import Finding, Put
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types.words import Text

_SHORT = Text(da="Målingerne bliver ikke bedømt", en="The measurements are not judged")
_WHY = Text(
    da="Målingerne bliver ikke bedømt. Forløbet {name} er ikke udgivet her, eller det er ændret, efter det blev udgivet. Se selv på "
    "værdierne, og sig det til dem, der driver systemet og udgiver forløb.",
    en="The measurements are not judged. The programme {name} is not published here, or was changed after it was published. Look at "
    "the values yourself, and tell those who run the system and publish programmes.",
)
_AGAIN = Text(
    da="Forløbet kan bedømmes igen, og det, der er kommet imens, er bedømt.",
    en="Judging by the programme works again, and what came meanwhile has been judged.",
)


def told(
    programmes: Mapping[str, str], standing: Sequence[Finding], *, patient: str, at: datetime
) -> Iterator[Put]:
    """What is to be stored when values have come: one finding for each of these programmes (with the version followed) and day,
    whatever was done with it. `patient` is a reference, `at` in the house's time zone."""
    known = {one.key for one in standing}
    for programme, version in sorted(programmes.items()):
        key = f"{programme}:not-judged:{at.date().isoformat()}"
        if key not in known:
            yield Put(_issue(key, f"{programme} {version}".strip(), patient, at))


def over(standing: Sequence[Finding], judged: set[str]) -> Iterator[Put]:
    """What is to be stored when everything has been judged by these programmes: what said that it cannot be is closed."""
    for one in standing:
        if one.is_blind and one.is_open and one.programme in judged:
            yield Put(fhir.closed(one.tree, _AGAIN), one)


def _issue(key: str, name: str, patient: str, at: datetime) -> Tree:
    why = Text(da=_WHY.da.format(name=name), en=_WHY.en.format(name=name))
    return {
        "resourceType": "DetectedIssue",
        "language": "da",
        "identifier": [{"system": OURS + "finding", "value": key}],
        "status": "preliminary",
        "code": {"coding": [{"system": KIND, "code": NOT_JUDGED}], **element("text", _SHORT)},
        "patient": {"reference": patient},
        "identifiedDateTime": at.isoformat(timespec="seconds"),
        **element("detail", why),
    }
