"""One quantity under many codes and units is one series, in the unit that clinicians here read."""

from collections import Counter

import pytest

from sharedcare.terminology import measures
from sharedcare.terminology.measures import LOINC, MEASURABLES, NPU, NPU_OID
from sharedcare.terminology.units import UCUM, canonical


def test_no_code_means_two_things() -> None:
    met = Counter(coding for one in MEASURABLES for coding in one.codings)

    assert [coding for coding, times in met.items() if times > 1] == []


def test_a_code_of_the_laboratory_and_one_of_the_scale_at_home_mean_the_same() -> None:
    for coding in ((LOINC, "29463-7"), (NPU, "NPU03804"), (NPU_OID, "NPU03804")):
        found = measures.measurable(*coding)
        assert found is not None
        assert found.key == "weight"


@pytest.mark.parametrize(
    ("key", "value", "unit", "shown"),
    [
        ("weight", 180, "[lb_av]", 81.65),
        ("weight", 81650, "g", 81.65),
        ("height", 1.8, "m", 180),
        ("temperature", 98.6, "[degF]", 37.0),
        ("ldl", 100, "mg/dL", 2.586),
        ("glucose", 100, "mg/dL", 5.551),
        ("creatinine", 1, "mg/dL", 88.4),
        ("hba1c", 7, "%", 53.01),
        ("haemoglobin", 14, "g/dL", 8.69),
        ("haemoglobin", 140, "g/L", 8.69),
        ("platelets", 250, "10*3/uL", 250),
        ("potassium", 5400, "umol/L", 5.4),
        ("oxygen", 0.97, "1", 97),
    ],
)
def test_a_value_is_shown_in_the_unit_of_its_series_wherever_it_was_read_from(
    key: str, value: float, unit: str, shown: float
) -> None:
    one = measures.by_key(key)
    assert one is not None

    assert measures.into(one, value, unit) == pytest.approx(shown, rel=1e-3)
    assert measures.from_index(one, *canonical(value, UCUM, unit), value) == pytest.approx(shown, rel=1e-3)


def test_what_does_not_measure_the_same_is_not_mixed_in() -> None:
    potassium = measures.by_key("potassium")
    assert potassium is not None

    assert measures.into(potassium, 5.4, "kg") is None
    assert measures.from_index(potassium, *canonical(5.4, UCUM, "kg"), 5.4) is None
    assert measures.between(5.4, "mmol/L", "mg/dL") is None


def test_what_has_no_name_here_comes_last() -> None:
    assert measures.measurable(LOINC, "0-0") is None
    assert measures.rank("0-0") > max(measures.rank(one.key) for one in MEASURABLES)
