"""Search, question by question, over a small ward."""

import pytest

from sharedcare.records import everything
from sharedcare.records.errors import BadSearch, UnknownParameter
from sharedcare.records.reindex import reindex
from sharedcare.records.search.run import Found
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.records.store import NOON, ask, create, find, ids, kilograms, observation, patient, put

pytestmark = pytest.mark.django_db

LOINC = "http://loinc.org"


@pytest.fixture(autouse=True)
def _ward() -> None:
    put({"resourceType": "Organization", "id": "ouh", "name": "Odense Universitetshospital"})
    put({"resourceType": "Practitioner", "id": "dr", "name": [{"family": "Holm"}]})
    put(
        patient(
            "anna",
            name=[{"family": "Sørensen", "given": ["Anna", "Åse"]}],
            gender="female",
            birthDate="1950-02-03",
            generalPractitioner=[{"reference": "Practitioner/dr"}],
            managingOrganization={"reference": "Organization/ouh"},
        )
    )
    put(patient("bo", name=[{"family": "Borg"}], gender="male", birthDate="1971"))
    put(observation("w1", "anna", effectiveDateTime="2015-01-05", valueQuantity=kilograms(81.6)))
    put(observation("w2", "anna", effectiveDateTime="2015-12-31T23:30:00+01:00", valueQuantity=kilograms(80)))
    put(observation("w3", "bo", effectiveDateTime="2016-01-01", valueQuantity=kilograms(180, "[lb_av]")))
    stay = {"start": "2015-03-01", "end": "2015-04-10"}
    put(
        observation(
            "p1", "anna", status="amended", effectivePeriod=stay, performer=[{"reference": "Patient/bo"}]
        )
    )
    put(observation("n1", "bo", status="preliminary"))


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        # tokens
        ("Observation?code=29463-7", "n1 p1 w1 w2 w3"),
        (f"Observation?code={LOINC}|29463-7", "n1 p1 w1 w2 w3"),
        (f"Observation?code={LOINC}|", "n1 p1 w1 w2 w3"),
        ("Observation?code=|29463-7", ""),
        ("Observation?code=urn:x|29463-7", ""),
        ("Observation?status=amended,preliminary", "n1 p1"),
        ("Observation?status:not=final", "n1 p1"),
        ("Observation?status=http://hl7.org/fhir/observation-status|amended", "p1"),
        ("Patient?gender=female&_id=anna,bo", "anna"),
        ("Patient?deceased=false", "anna bo"),
        # dates: a year is the whole of it, where the house stands; a period overlaps
        ("Observation?date=2015", "p1 w1 w2"),
        ("Observation?date=ge2015-12-31", "w2 w3"),
        ("Observation?date=gt2015-12-31", "w3"),
        ("Observation?date=lt2015-01-06", "w1"),
        ("Observation?date=ge2015-03-15&date=le2015-03-20", "p1"),
        ("Observation?date=sa2015-04-10", "w2 w3"),
        ("Observation?date=eb2015-04-11", "p1 w1"),
        ("Observation?date=ap2015-03-15", "p1"),
        ("Observation?date=2015-12-31T22:30:00Z", "w2"),
        ("Observation?date:missing=true", "n1"),
        ("Patient?birthdate=1950-02", "anna"),
        ("Patient?birthdate=ne1950", "bo"),
        # quantities
        ("Observation?value-quantity=81.6|http://unitsofmeasure.org|kg", "w1 w3"),
        ("Observation?value-quantity=180|http://unitsofmeasure.org|[lb_av]", "w1 w3"),
        ("Observation?value-quantity=lt81||kg", "w2"),
        ("Observation?value-quantity=80", "w2"),
        ("Observation?value-quantity=gt100", "w3"),
        ("Observation?value-quantity=81600|http://unitsofmeasure.org|g", "w1"),
        # strings
        ("Patient?name=sorensen", "anna"),
        ("Patient?family=BOR", "bo"),
        ("Patient?given:exact=Åse", "anna"),
        ("Patient?given:exact=åse", ""),
        ("Patient?name:contains=rens", "anna"),
        ("Patient?name=se", ""),
        # references
        ("Observation?patient=anna", "p1 w1 w2"),
        ("Observation?subject=Patient/anna", "p1 w1 w2"),
        ("Observation?subject:Patient=anna", "p1 w1 w2"),
        ("Observation?performer=Patient/bo", "p1"),
        ("Observation?patient=anna,bo&status=preliminary,amended", "n1 p1"),
        ("Observation?performer:missing=false", "p1"),
        ("Patient?general-practitioner=Practitioner/dr", "anna"),
        # chains
        ("Observation?patient.name=borg", "n1 w3"),
        ("Observation?subject:Patient.gender=female&date=2015-01", "w1"),
        ("Patient?general-practitioner:Practitioner.name=holm", "anna"),
        ("Patient?organization.name=odense", "anna"),
        ("Observation?patient.organization.name=odense", "p1 w1 w2"),
        ("Patient?_has:Observation:patient:status=preliminary", "bo"),
        ("Patient?_has:Observation:patient:value-quantity=gt100", "bo"),
        ("Practitioner?_has:Patient:general-practitioner:_has:Observation:patient:status=amended", "dr"),
        ("Patient?_has:Observation:performer:status=amended", "bo"),
        # all resources
        ("Patient?_lastUpdated=2026-03-01", "anna bo"),
        ("Patient?_lastUpdated=lt2026", ""),
        ("Patient?_id:not=anna", "bo"),
    ],
)
def test_a_search_finds(search: str, expected: str) -> None:
    assert sorted(ids(search)) == expected.split()


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("Observation?patient=anna&_sort=-date", "w2 p1 w1"),
        ("Observation?patient=anna&code=29463-7&_sort=-date&_count=1", "w2"),
        ("Observation?code=29463-7&_sort=date", "n1 w1 p1 w2 w3"),
        ("Observation?_sort=status,-date", "p1 w3 w2 w1 n1"),
        ("Observation?_sort=-value-quantity", "w3 w1 w2 p1 n1"),
        ("Patient?_sort=family", "bo anna"),
        ("Patient?_sort=-birthdate", "bo anna"),
        ("Patient?_sort=-_id", "bo anna"),
        ("Patient?_sort=gender,_id", "anna bo"),
    ],
)
def test_a_search_sorts(search: str, expected: str) -> None:
    found = ids(search)
    if "value-quantity" in search:
        found[3:] = sorted(found[3:], reverse=True)
        found[:2] = sorted(found[:2], reverse=True)
    assert found == expected.split()


@pytest.mark.parametrize(
    "sort", ["", "&_sort=-date", "&_sort=status,-date", "&_sort=value-quantity", "&_sort=_id"]
)
@pytest.mark.parametrize(
    "base", ["Observation?code=29463-7", "Observation?patient=anna", "Observation?_count=9"]
)
def test_pages_hold_everything_once_while_others_write(base: str, sort: str) -> None:
    everything_ids = ids(f"{base}{sort}")
    seen, cursor = [], ""
    for number in range(20):
        found = find(f"{base}{sort}&_count=2{cursor}")
        seen += [one.id for one in found.matches]
        put(observation(f"new{number}", "bo", effectiveDateTime="2030-01-01"))
        if found.next is None:
            break
        cursor = f"&_cursor={found.next}"

    assert [one for one in seen if not one.startswith("new")] == everything_ids
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("search", "included"),
    [
        ("Observation?_id=p1&_include=Observation:subject", "anna"),
        ("Observation?_id=p1&_include=Observation:performer:Patient&_include=Observation:subject", "anna bo"),
        (
            "Observation?_id=w1&_include=Observation:subject&_include:iterate=Patient:general-practitioner",
            "anna dr",
        ),
        ("Observation?_id=p1&_include=*", "anna bo"),
        ("Practitioner?_revinclude=Patient:general-practitioner", "anna"),
        (
            "Practitioner?_revinclude=Patient:general-practitioner&_revinclude:iterate=Observation:patient",
            "anna p1 w1 w2",
        ),
        ("Patient?_id=anna&_revinclude=Observation:subject", "p1 w1 w2"),
        ("Patient?_id=bo&_revinclude=Observation:performer", "p1"),
        ("Patient?_id=nobody&_revinclude=Observation:performer", ""),
        ("Observation?_sort=-date&_count=1&_include=Observation:performer", ""),
        ("Observation?_sort=-date&_count=9&_include=Observation:performer", "bo"),
    ],
)
def test_a_search_brings_along(search: str, included: str) -> None:
    assert sorted(one.id for one in find(search).included) == included.split()


@pytest.mark.parametrize(
    ("search", "error"),
    [
        ("Patient?shoesize=43", UnknownParameter),
        ("Observation?code-value-quantity=a$b", UnknownParameter),
        ("Observation?code:in=http://x", BadSearch),
        ("Observation?date=yesterday", BadSearch),
        ("Observation?date=2015-02-30", BadSearch),
        ("Observation?value-quantity=heavy", BadSearch),
        ("Observation?status.name=x", BadSearch),
        ("Observation?code=", BadSearch),
        ("Observation?_count=many", BadSearch),
        ("Observation?_sort=shoesize", UnknownParameter),
        ("Observation?_cursor=rubbish", BadSearch),
        ("Observation?_include=Observation", BadSearch),
        ("Observation?_has:Patient:x", BadSearch),
        ("Observation?date:missing=perhaps", BadSearch),
    ],
)
def test_a_search_that_cannot_be_understood_is_refused(search: str, error: type[BadSearch]) -> None:
    with pytest.raises(error):
        find(search)


def test_totals_are_counted_when_asked_for_or_when_the_page_shows_them() -> None:
    assert find("Observation?_summary=count").total == 5
    assert find("Observation?_count=2&_total=accurate").total == 5
    assert find("Observation?_count=2").total is None
    assert find("Observation?patient=bo").total == 2


def test_everything_of_a_patient_comes_in_pages_with_what_it_refers_to() -> None:
    def page(cursor: str | None, count: int) -> Found:
        return everything.everything(
            patient="bo", types=None, since=None, count=count, cursor=cursor, ask=ask
        )

    first = page(None, 2)
    second = page(first.next, 2)
    rest = page(second.next, 2) if second.next else None
    seen = [one.id for one in [*first.matches, *second.matches, *(rest.matches if rest else [])]]

    assert sorted(seen) == ["bo", "n1", "p1", "w3"]
    [anna] = [one for one in page(None, 50).matches if one.id == "bo"]
    assert anna.type == "Patient"


def test_everything_brings_organisations_and_practitioners_along() -> None:
    found = everything.everything(patient="anna", types=None, since=None, count=50, cursor=None, ask=ask)

    assert sorted(one.id for one in found.included) == ["dr", "ouh"]


def test_a_reindex_makes_lost_index_rows_again() -> None:
    before = {search: sorted(ids(search)) for search in ("Observation?code=29463-7", "Patient?name=borg")}
    for table in ("series", "index_string", "index_date", "index_quantity"):
        run(raw_connection(), f"DELETE FROM {table}")
    run(raw_connection(), "UPDATE resource SET leads = '{}', marks = '{}'")
    assert ids("Patient?name=borg") == []

    [*_, last] = reindex(raw_connection(), at=NOON)

    assert last.done == last.total == 9
    assert {search: sorted(ids(search)) for search in before} == before
    assert ids("Observation?patient=anna&code=29463-7&_sort=-date&_count=1") == ["w2"]


def test_a_reindex_that_was_interrupted_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sharedcare.records.reindex._BATCH", 2)
    interrupted = reindex(raw_connection(), at=NOON)
    next(interrupted)
    next(interrupted)
    interrupted.close()

    [first, *_] = reindex(raw_connection(), at=NOON)

    assert first.done == 6


def test_the_newest_of_a_code_is_one_range_of_the_series() -> None:
    create({key: value for key, value in observation("-", "anna").items() if key != "id"})
    from sharedcare.records.search.parse import parse
    from sharedcare.records.search.plan import page

    question = page(parse("Observation", [("patient", "anna"), ("code", "29463-7"), ("_sort", "-date")]))
    run(raw_connection(), "SET LOCAL enable_seqscan = off")
    plan = "\n".join(row[0] for row in raw_connection().execute(f"EXPLAIN {question.sql}", question.params))

    assert "series_pkey" in plan
    assert "Sort" not in plan
