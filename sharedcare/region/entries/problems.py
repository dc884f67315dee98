"""Problems: what the patient suffers from, as the hospital writes it down."""

from dataclasses import dataclass

from sharedcare.region.bilingual import text as words
from sharedcare.region.chart import Chart
from sharedcare.region.systems import HL7, ICPC, SKS, Resource, coding, concept, ref


@dataclass(frozen=True, slots=True)
class Problem:
    """A diagnosis in both classifications: SKS (ICD-10 with a D in front) and ICPC-2; either may be missing."""

    text: str
    sks: str
    icpc: str = ""

    @property
    def codings(self) -> list[Resource]:
        """As the record names the systems."""
        found = [coding(SKS, self.sks)] if self.sks else []
        return [*found, coding(ICPC, self.icpc)] if self.icpc else found


def problem(chart: Chart, what: Problem, name: str, *, since: int, by: str, note: str | None = None) -> str:
    """An active problem; `name` is what its id ends in, `since` the day on which it was found."""
    found: Resource = {
        "clinicalStatus": concept(HL7 + "condition-clinical", "active"),
        "verificationStatus": concept(HL7 + "condition-ver-status", "confirmed"),
        "category": [concept(HL7 + "condition-category", "problem-list-item")],
        "code": {"coding": what.codings, **words(what.text)},
        "subject": chart.patient,
        "onsetDateTime": chart.calendar.month(since),
        "recordedDate": chart.calendar.date(since),
        "asserter": ref(by),
    }
    if note is not None:
        found["note"] = [{"text": note}]
    return chart.named("Condition", name, **found)
