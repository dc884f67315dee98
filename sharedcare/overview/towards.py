"""How far what a patient takes has come towards the target doses of the programmes that they follow, drug by drug.

The screen has no time for what most patients have no use of: programmes are looked up only for somebody who follows one and takes
something in numbers, and a version that was read before costs no statement.
"""

from collections.abc import Iterator, Mapping
from math import inf

from sharedcare.care.enrolment.fhir import enrolment
from sharedcare.care.facts import gathering
from sharedcare.care.facts.doses import doses
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.publishing.queries import known_already
from sharedcare.overview.chart import Chart
from sharedcare.overview.fhir.elements import Tree
from sharedcare.programmes.dosing import Taken, titrated
from sharedcare.programmes.facts import Dose, Facts
from sharedcare.programmes.types import Programme


def shares(chart: Chart) -> dict[str, float]:
    """By ATC code the dose that is taken, in percent of the target dose: of that programme in which it is the least. What is not known in
    numbers, and what no programme names a target of, is not there; nor is that of which one of them has several and nobody can tell which is the
    patient's: it may be the least."""
    medicines = [one.tree for one in chart.all("MedicationStatement", "MedicationRequest")]
    taken = doses(medicines, at=chart.at, zone=chart.zone)
    followed = list(_followed(chart)) if taken else []
    found: dict[str, float] = {}
    left_open: set[str] = set()
    for one in followed:
        programme = known_already(key=one.programme, version=one.followed or None)
        for each in _of(chart, one, programme, taken) if programme is not None else ():
            if each.is_open:
                left_open.add(each.drug)
            elif each.percent is not None:
                found[each.drug] = min(found.get(each.drug, inf), each.percent)
    return {drug: percent for drug, percent in found.items() if drug not in left_open}


def _followed(chart: Chart) -> Iterator[Enrolment]:
    for one in chart.all("EpisodeOfCare"):
        found = enrolment(one.tree, one.ref.version, zone=chart.zone)
        if found is not None:
            yield found


def _of(
    chart: Chart, one: Enrolment, programme: Programme, taken: Mapping[str, tuple[Dose, ...]]
) -> Iterator[Taken]:
    aims = {each.key: [aim for aim in each.target_doses if aim.atc in taken] for each in programme.drugs}
    groups = [key for key, several in aims.items() if several]
    if not groups:
        return
    facts = Facts(at=chart.at, drugs=frozenset(taken), doses=taken)
    if any(aim.applies_if for several in aims.values() for aim in several):
        # Which of several targets is the patient's can rest on anything that a programme asks about: their weight.
        trees = map(dict, _trees(chart))
        facts = gathering.facts(trees, programme, enrolment=one, at=chart.at, zone=chart.zone)
    for group in titrated(groups, facts, programme):
        yield from group.taken


def _trees(chart: Chart) -> Iterator[Tree]:
    yield chart.patient.tree
    yield from (one.tree for one in chart.observations)
    yield from (one.tree for name, several in chart.leaves.items() if name != "Patient" for one in several)
