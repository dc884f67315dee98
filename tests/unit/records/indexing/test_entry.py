"""What a resource can be found by."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.indexing.dates import EARLIEST, LATEST
from sharedcare.records.indexing.entry import Entry, index
from sharedcare.records.indexing.locality import Locality
from sharedcare.records.indexing.matching import tokens_for
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.series import series_token
from sharedcare.records.indexing.tokens import (
    code_token,
    combine,
    identifier_token,
    path_number,
    present_token,
    reference_token,
    uri_token,
)
from sharedcare.terminology.units import NO_UNIT, UCUM, canonical

HERE = Locality(ZoneInfo("Europe/Copenhagen"), ("https://shared.example/fhir/",))
ANNA = key64("Patient/anna")


def indexed(resource_type: str, **members: Any) -> Entry:
    return index({"resourceType": resource_type, **members}, HERE)


def tokens(entry: Entry) -> set[int]:
    return {*entry.leads, *entry.marks}


def is_found(entry: Entry, resource_type: str, parameter: str, code: str) -> bool:
    return bool(set(tokens_for(parameters_of(resource_type)[parameter], None, code)) & tokens(entry))


def test_leads_and_marks_are_sorted_and_distinct() -> None:
    entry = indexed("Observation", category=[{"coding": [{"code": "a"}, {"code": "a"}]}])

    assert entry.leads == sorted(set(entry.leads))
    assert entry.marks == sorted(set(entry.marks))
    assert not set(entry.leads) & set(entry.marks)


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(KeyError):
        indexed("Horse")


class TestReferences:
    @pytest.mark.parametrize(
        "text",
        ["Patient/anna", "Patient/anna/_history/3", "https://shared.example/fhir/Patient/anna"],
    )
    def test_a_literal_reference_to_this_house_leads_to_the_resource(self, text: str) -> None:
        entry = indexed("Observation", subject={"reference": text})

        assert reference_token("Observation.subject", ANNA) in tokens(entry)
        assert entry.patient == ANNA

    @pytest.mark.parametrize("text", ["https://other.example/fhir/Patient/anna", "urn:uuid:5a1c"])
    def test_a_reference_to_elsewhere_is_found_by_its_whole_url(self, text: str) -> None:
        entry = indexed("Observation", subject={"reference": text})

        assert uri_token("Observation.subject", text) in tokens(entry)
        assert reference_token("Observation.subject", ANNA) not in tokens(entry)
        assert entry.patient == NO_PATIENT

    def test_a_contained_reference_is_there_and_leads_nowhere(self) -> None:
        entry = indexed("Observation", subject={"reference": "#p"})

        assert tokens(entry) == {present_token("Observation.subject")}

    def test_a_reference_is_found_by_its_identifier(self) -> None:
        entry = indexed("Observation", performer=[{"identifier": {"system": "urn:sor", "value": "1"}}])

        assert identifier_token("Observation.performer", "urn:sor", "1") in tokens(entry)

    def test_a_reference_of_another_type_leaves_the_narrowed_parameter_missing(self) -> None:
        patient = parameters_of("Observation")["patient"].presence
        of_patient = indexed("Observation", subject={"reference": "Patient/anna"})
        of_group = indexed("Observation", subject={"reference": "Group/g"})

        assert [present_token(name) in tokens(of_patient) for name in patient] == [True]
        assert [present_token(name) in tokens(of_group) for name in patient] == [False]

    def test_a_canonical_is_found_with_and_without_its_version(self) -> None:
        entry = indexed("QuestionnaireResponse", questionnaire="http://q.example/copd|2")

        for url in ("http://q.example/copd|2", "http://q.example/copd"):
            assert uri_token("QuestionnaireResponse.questionnaire", url) in tokens(entry)

    def test_a_document_is_found_by_the_composition_in_it(self) -> None:
        composition = {"resourceType": "Composition", "id": "c"}
        entry = indexed(
            "Bundle", entry=[{"resource": composition}, {"resource": {"resourceType": "Patient"}}]
        )

        assert reference_token("Bundle.entry[0].resource", key64("Composition/c")) in tokens(entry)
        parameters = parameters_of("Bundle")
        (composed,), (message,) = parameters["composition"].presence, parameters["message"].presence
        assert present_token(composed) in tokens(entry)
        assert present_token(message) not in tokens(entry)


class TestThePatientOfAResource:
    def test_a_patient_owns_their_own_record(self) -> None:
        assert indexed("Patient", id="anna", link=[{"other": {"reference": "Patient/bo"}}]).patient == ANNA

    def test_the_subject_comes_before_whoever_performed(self) -> None:
        entry = indexed(
            "Observation", performer=[{"reference": "Patient/bo"}], subject={"reference": "Patient/anna"}
        )

        assert entry.patient == ANNA

    def test_a_participant_is_found_in_an_array_of_others(self) -> None:
        actors = [
            {"actor": {"reference": "Practitioner/p"}},
            {"status": "accepted"},
            {"actor": {"reference": "Patient/anna"}},
        ]

        assert indexed("Appointment", participant=actors).patient == ANNA

    def test_a_group_of_patients_is_kept_under_none_of_them(self) -> None:
        assert indexed("Group", member=[{"entity": {"reference": "Patient/anna"}}]).patient == NO_PATIENT


class TestDates:
    def test_the_principal_date_is_in_at_and_until_alone(self) -> None:
        entry = indexed("Observation", effectiveDateTime="2015-07-04")

        assert entry.at == datetime(2015, 7, 3, 22, tzinfo=UTC)
        assert entry.until == datetime(2015, 7, 4, 21, 59, 59, 999999, tzinfo=UTC)
        assert entry.dates == []
        assert present_token("Observation.effective") in tokens(entry)

    def test_an_open_period_has_no_end(self) -> None:
        assert indexed("Encounter", period={"start": "2015-07-04"}).until == LATEST

    def test_without_a_principal_date_a_resource_comes_before_all_others(self) -> None:
        entry = indexed(
            "Observation", _effectiveDateTime={"extension": [{"url": "x", "valueCode": "unknown"}]}
        )

        assert (entry.at, entry.until) == (EARLIEST, None)

    def test_other_dates_are_rows(self) -> None:
        (row,) = indexed("Patient", birthDate="1970").dates

        assert row == (
            path_number("Patient.birthDate"),
            datetime(1969, 12, 31, 23, tzinfo=UTC),
            datetime(1970, 12, 31, 22, 59, 59, 999999, tzinfo=UTC),
        )


class TestQuantities:
    def test_a_quantity_is_found_in_any_unit_and_as_it_was_written(self) -> None:
        entry = indexed("Observation", valueQuantity={"value": 180, "system": UCUM, "code": "[lb_av]"})

        assert entry.quantities == [
            (path_number("Observation.valueQuantity"), *canonical(81.6466266, UCUM, "kg"), 180.0)
        ]

    def test_a_quantity_is_found_by_the_unit_on_the_screen_too(self) -> None:
        pressure = {"value": 120, "unit": "mmHg", "system": UCUM, "code": "mm[Hg]"}
        entry = indexed("Observation", component=[{"valueQuantity": pressure}])
        number = path_number("Observation.component.valueQuantity")

        assert entry.quantities == [
            (number, *canonical(120, UCUM, "mm[Hg]"), 120.0),
            (number, *canonical(120, None, "mmHg"), 120.0),
        ]

    def test_a_range_is_found_by_both_ends_and_samples_by_their_bounds(self) -> None:
        samples = {"origin": {"value": 10, "system": UCUM, "code": "mV"}, "period": 1, "dimensions": 1}
        ages = indexed("Condition", onsetRange={"low": {"value": 40}, "high": {"value": 50}})
        sampled = indexed(
            "Observation", valueSampledData={**samples, "factor": 2, "data": "1 E -3 U 7", "upperLimit": 9}
        )

        assert [row[3] for row in ages.quantities] == [40, 50]
        assert [row[3] for row in sampled.quantities] == [4, 28]

    def test_money_is_a_quantity_of_its_currency(self) -> None:
        (row,) = indexed("Invoice", totalNet={"value": 5, "currency": "DKK"}).quantities

        assert row[1:] == (canonical(5, "urn:iso:std:iso:4217", "DKK")[0], 5.0, 5.0)

    def test_a_number_has_no_unit(self) -> None:
        (row,) = indexed("RiskAssessment", prediction=[{"probabilityDecimal": 0.25}]).quantities

        assert row[1:] == (NO_UNIT, 0.25, 0.25)

    def test_a_quantity_that_is_absent_with_a_reason_is_there_without_a_value(self) -> None:
        entry = indexed("Observation", valueQuantity={"extension": [{"url": "x", "valueCode": "unknown"}]})

        assert entry.quantities == []
        assert present_token("Observation.valueQuantity") in tokens(entry)


class TestStrings:
    def test_a_name_is_found_by_each_part_and_as_a_whole(self) -> None:
        entry = indexed(
            "Patient", name=[{"family": "Ågård", "given": ["Anna", None, "Bo"], "prefix": ["Dr."]}]
        )
        exact = [row[2] for row in entry.strings if row[0] == path_number("Patient.name")]

        assert exact == ["Anna Bo Ågård", "Ågård", "Anna", "Bo", "Dr."]
        assert (path_number("Patient.name.family"), "agard", "Ågård") in entry.strings

    def test_an_address_is_found_by_each_part(self) -> None:
        entry = indexed("Patient", address=[{"line": ["Ågade 1"], "city": "Århus C", "postalCode": "8000"}])
        folded = [row[1] for row in entry.strings if row[0] == path_number("Patient.address")]

        assert folded == ["agade 1", "arhus c", "8000"]


class TestTokens:
    @pytest.mark.parametrize(
        ("members", "deceased"),
        [
            ({}, "false"),
            ({"deceasedBoolean": False}, "false"),
            ({"deceasedBoolean": True}, "true"),
            ({"deceasedDateTime": "2020-01-01"}, "true"),
        ],
    )
    def test_a_patient_is_deceased_or_not(self, members: dict[str, Any], deceased: str) -> None:
        entry = indexed("Patient", **members)

        assert is_found(entry, "Patient", "deceased", deceased)
        assert not is_found(entry, "Patient", "deceased", "true" if deceased == "false" else "false")

    def test_a_filter_in_an_expression_chooses_among_values(self) -> None:
        entry = indexed(
            "Patient", telecom=[{"system": "email", "value": "a@x"}, {"system": "phone", "value": "1"}]
        )

        assert is_found(entry, "Patient", "email", "a@x")
        assert not is_found(entry, "Patient", "email", "1")
        assert is_found(entry, "Patient", "telecom", "1")

    def test_tags_profiles_and_source_are_found_on_every_type(self) -> None:
        meta = {"tag": [{"code": "t"}], "profile": ["http://p.example|1"], "source": "urn:s"}
        entry = indexed("Binary", meta=meta)

        assert is_found(entry, "Binary", "_tag", "t")
        assert uri_token("Resource.meta.profile", "http://p.example") in tokens(entry)
        assert uri_token("Resource.meta.source", "urn:s") in tokens(entry)

    def test_values_that_are_absent_with_a_reason_are_passed_by(self) -> None:
        absent = {"extension": [{"url": "x", "valueCode": "unknown"}]}
        entry = indexed(
            "Patient", _gender=absent, name=[absent], identifier=[{"_value": absent}], maritalStatus={"coding": [absent]},
            contact=[None, absent], generalPractitioner=[absent], address=[{"line": [None], "_line": [absent]}],
        )  # fmt: skip

        assert present_token("Patient.name") in tokens(entry)
        assert entry.strings == []


class TestSeries:
    def test_the_observations_of_one_code_are_a_series(self) -> None:
        entry = indexed("Observation", code={"coding": [{"code": "a"}, {"code": "b"}]})

        assert sorted(entry.series) == sorted(code_token("Observation.code", code) for code in "ab")
        assert set(entry.series) <= tokens(entry)

    def test_the_open_tasks_of_a_team_are_a_series(self) -> None:
        entry = indexed("Task", owner={"reference": "Organization/o"}, status="requested")
        owner = reference_token("Task.owner", key64("Organization/o"))
        status = code_token("Task.status", "requested")

        assert set(entry.series) == {status, series_token((owner, status))}
        assert combine(owner, status) in tokens(entry)

    def test_a_series_of_several_needs_them_all(self) -> None:
        assert indexed("Communication", status="completed").series == []

    def test_a_resource_with_several_values_is_in_the_series_of_each(self) -> None:
        actors = [{"actor": {"reference": f"Practitioner/{each}"}} for each in "abc"]

        assert len(indexed("Appointment", status="booked", participant=actors).series) == 3
