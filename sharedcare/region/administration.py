"""Those who look after agreements, people and data protection. They are on nobody's team."""

from dataclasses import dataclass

from sharedcare.region.bilingual import LANGUAGE
from sharedcare.region.bilingual import text as words
from sharedcare.region.organisations import ORGANISATIONS, REGION, Organisation
from sharedcare.region.staff import Worker
from sharedcare.region.systems import OURS, Resource, coding, ref


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody in the office. `more` is what else they are: id of the role, code, title and where."""

    worker: Worker
    more: tuple[str, str, str, str] | None = None

    @property
    def signs(self) -> Resource:
        """How their signature says who it is."""
        return ref(self.worker.reference) | {"display": f"{self.worker.name}, {self.worker.title}"}

    def resources(self) -> list[Resource]:
        """The person, and all that they are."""
        return [*self.worker.resources(), *([] if self.more is None else [self._second(*self.more)])]

    def _second(self, id: str, code: str, title: str, place: str) -> Resource:
        worker, organisation = self.worker, ORGANISATIONS[place]
        return {
            "resourceType": "PractitionerRole",
            "id": id,
            "language": LANGUAGE,
            "active": True,
            "practitioner": ref(f"Practitioner/{worker.id}") | {"display": worker.name},
            "organization": ref(organisation.reference) | {"display": organisation.name},
            "code": [{"coding": [coding(OURS + "role", code)], **words(title)}],
        }


def _officer(key: str, name: tuple[str, str], role: str, title: str, place: Organisation) -> Worker:
    return Worker(f"demo-{key}", *name, key != "jens", role, title, place)


KARIN = Officer(
    _officer("karin", ("Karin", "Solbjerg"), "administrator", "Sekretariatsleder", ORGANISATIONS["solsund"]),
    ("demo-karin-nurse-role", "nurse", "Hjertesvigtsygeplejerske", "solsund-heart-failure"),
)
JENS = Officer(
    _officer("jens", ("Jens", "Fjordby"), "administrator", "Sundhedschef", ORGANISATIONS["rosenfjord"])
)
_OWNER = _officer("ulla", ("Ulla", "Stenvang"), "programme-owner", "Programleder", ORGANISATIONS[REGION])
_PROTECTION = _officer(
    "vera", ("Vera", "Lindholt"), "data-protection-officer", "Databeskyttelsesrådgiver", ORGANISATIONS[REGION]
)
OFFICERS = (KARIN, JENS, Officer(_OWNER), Officer(_PROTECTION))


def resources() -> list[Resource]:
    """Everyone in the office, each before their roles."""
    return [one for officer in OFFICERS for one in officer.resources()]
