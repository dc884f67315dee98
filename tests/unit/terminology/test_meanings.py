"""Whether what somebody calls a measurement is what its code means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.terminology import npu
from sharedcare.terminology.meanings import Meaning, called, is_meant, meaning
from sharedcare.terminology.measures import LOINC, MEASURABLES, OWN, Measurable


def _loinc(code: str) -> Meaning:
    found = meaning(LOINC, code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "danish", "english"),
    [
        ("8280-0", "Livvidde", "Waist circumference"),
        ("8867-4", "Hjertefrekvens", "Heart rate"),
        ("29463-7", "Kropsvægt", "Body weight"),
        ("8310-5", "Kropstemperatur, morgen", "Body temperature, morning"),
        ("9279-1", "Respirationsfrekvens", "Respiratory rate"),
        ("39156-5", "BMI", "Body mass index"),
        ("59408-5", "SpO2 i hvile", "SpO2 at rest"),
        ("8480-6", "Systolisk BT", "Systolic BP"),
        ("8462-4", "Diastolisk blodtryk, hjemme", "Diastolic blood pressure, at home"),
        ("14749-6", "Blodsukker", "Blood sugar"),
        ("14749-6", "Glukose 2 timer efter et måltid", "Glucose 2 hours after a meal"),
        ("14647-2", "Kolesterol, fastende", "Cholesterol, fasting"),
        ("59261-8", "Langtidsblodsukker", "Glycated haemoglobin"),
        ("19926-5", "Forholdet FEV1 til FVC", "Ratio of FEV1 to FVC"),
        ("20152-5", "FEV1 i procent", "FEV1 in percent"),
        ("718-7", "Hb", "Hb"),
        ("9318-7", "U-ACR", "Urine ACR"),
        ("2823-3", "K+", "K+"),
        ("2951-2", "Na+", "Na+"),
        ("718-7", "Hgb", "Hgb"),
        ("14749-6", "BS", "BG"),
        ("59261-8", "Langtidssukker", "Long-term sugar"),
        ("59261-8", "Hæmoglobin A1c", "Haemoglobin A1c"),
        ("9279-1", "RF", "RR"),
        ("64098-7", "6 minutters gangtest", "6 minute walk test"),
        ("8867-4", "Puls og blodtryk", "Pulse and blood pressure"),
        ("29463-7", "Vægt ved BMI under 35", "Weight at a BMI under 35"),
        ("8302-2", "Kropshøjde", "Body height"),
        ("8310-5", "Øretemperatur", "Ear temperature"),
    ],
)
def test_another_name_for_the_same_thing_means_it(code: str, danish: str, english: str) -> None:
    assert is_meant(_loinc(code), (danish, english))


@pytest.mark.parametrize(
    ("code", "danish", "english"),
    [
        ("8280-0", "Lægmål", "Calf circumference"),
        ("29463-7", "Højde", "Height"),
        ("29463-7", "Kropstemperatur", "Body temperature"),
        ("8867-4", "Respirationsfrekvens", "Respiratory rate"),
        ("8480-6", "Blodsukker", "Blood glucose"),
        ("8462-4", "Systolisk blodtryk", "Systolic blood pressure"),
        ("8480-6", "Diastolisk blodtryk", "Diastolic blood pressure"),
        ("22748-8", "HDL-kolesterol", "HDL cholesterol"),
        ("14647-2", "LDL-kolesterol", "LDL cholesterol"),
        ("59261-8", "Hæmoglobin", "Haemoglobin"),
        ("59260-0", "Glykeret hæmoglobin", "Glycated haemoglobin"),
        ("9318-7", "P-Albumin", "P-Albumin"),
        ("2502-3", "P-Transferrin", "P-Transferrin"),
        ("19926-5", "FEV1", "FEV1"),
        ("44261-6", "PHQ-2", "PHQ-2"),
        ("718-7", "Hæmoglobin A1c", "Haemoglobin A1c"),
        ("8302-2", "Fundushøjde", "Fundal height"),
        ("8302-2", "Højde", "Symphysis-fundus height"),
        ("8867-4", "Pulstryk", "Pulse pressure"),
        ("8867-4", "Pulstryk, hjemme", "Pulse"),
        ("8310-5", "Stuetemperatur", "Room temperature"),
        ("29463-7", "Fostervægt", "Fetal weight"),
        ("59408-5", "Iltflow", "Oxygen flow"),
        ("29463-7", "K+", "K+"),
        ("2823-3", "K-vitamin", "Vitamin K"),
        # Neither is a ratio of albumin to creatinine, nor minutes of exercise.
        ("9318-7", "Urin-albumin", "Urine albumin"),
        ("82290-8", "Skridt", "Steps"),
    ],
)
def test_a_name_of_something_else_does_not(code: str, danish: str, english: str) -> None:
    assert not is_meant(_loinc(code), (danish, english))


@pytest.mark.parametrize("one", MEASURABLES, ids=lambda one: one.key)
def test_everything_means_itself_by_its_own_name(one: object) -> None:
    for system, code in getattr(one, "codings"):  # noqa: B009 - for the type checker
        known = meaning(system, code)
        assert known is not None
        assert is_meant(known, (known.called("da"), known.called("en"))), (code, known.names)


@pytest.mark.parametrize("code", npu.codes())
def test_every_analysis_means_itself_by_its_short_and_its_long_name(code: str) -> None:
    one, known = npu.analysis(code), meaning(npu.SYSTEM, code)
    assert one is not None
    assert known is not None
    assert is_meant(known, one.short)
    assert is_meant(known, one.long)


@given(st.sampled_from(MEASURABLES), st.text(alphabet="qxzjw ,.-()0123456789", max_size=30))
def test_no_title_without_a_word_of_it_means_it(one: object, title: str) -> None:
    known = meaning(*getattr(one, "codings")[0])  # noqa: B009 - for the type checker
    assert known is not None
    assert not is_meant(known, (title, title))


def test_a_shuttle_walk_is_no_walk_of_six_minutes() -> None:
    known = meaning(OWN, "shuttle-walk")

    assert known is not None
    assert is_meant(known, ("Shuttle-gangtest", "Shuttle walk test"))
    assert not is_meant(known, ("6 minutters gangtest", "6 minute walk test"))


@pytest.mark.parametrize(
    ("one", "name"),
    [(one, name) for one in MEASURABLES for name in one.unlike],
    ids=lambda each: str(each)[:40],
)
def test_what_it_is_not_means_it_in_no_language(one: Measurable, name: str) -> None:
    known = meaning(*one.codings[0])

    assert known is not None
    assert not is_meant(known, (name, one.english))
    assert not is_meant(known, (one.danish, f"{name}, at home"))


def test_half_of_a_pair_is_called_by_which_half_it_is() -> None:
    assert called(LOINC, "8480-6", "en") == "Blood pressure, the upper number"
    assert called(LOINC, "8462-4", "da") == "Blodtryk, det nederste tal"
    assert called(LOINC, "85354-9", "en") == "Blood pressure"


def test_a_code_that_nobody_here_knows_is_called_nothing() -> None:
    assert called(LOINC, "56072-2", "en") == ""
    assert meaning(LOINC, "56072-2") is None
    assert called("urn:oid:1.2.208.176.2.4", "DE03", "en") == "Hypothyroidism"
