"""What codes are called on a screen."""

from pathlib import Path

import pytest

from sharedcare.terminology import npu
from sharedcare.terminology.diagnoses import name_of
from sharedcare.terminology.ucum import conversion_of
from sharedcare.terminology.units import vocabulary

SKS, ICPC2 = "urn:oid:1.2.208.176.2.4", "urn:oid:1.2.208.176.2.31"


@pytest.mark.parametrize(
    ("code", "danish", "english"),
    [
        ("NPU01568", "LDL-kolesterol", "LDL cholesterol"),
        ("NPU03230", "Kalium", "Potassium"),
        ("NPU19651", "ALAT", "ALT"),
        ("DNK35302", "eGFR", "eGFR"),
        ("NPU99999", "NPU99999", "NPU99999"),
    ],
)
def test_an_analysis_has_a_short_name_in_both_languages(code: str, danish: str, english: str) -> None:
    assert (npu.name(code), npu.name(code, "en")) == (danish, english)


def test_the_long_name_says_what_was_measured_in() -> None:
    assert npu.long_name("NPU03230") == "Kalium i plasma"
    assert npu.long_name("NPU03230", "en") == "Potassium in plasma"
    assert npu.long_name("NPU04206") == "Protein i urin (stix)"


def test_an_analysis_has_a_unit_and_a_group() -> None:
    found = npu.analysis("NPU21692")

    assert found is not None
    assert (found.unit, found.ucum, found.group) == ("/min", "/min", ("Målinger", "Vital signs"))


def test_every_code_of_the_compiled_list_has_names_that_fit_a_tile_and_a_unit_that_can_be_counted_with(
    examples: Path,
) -> None:
    listed = (
        (examples.parent / "terminology" / "npu" / "npu_core.csv").read_text(encoding="utf-8").splitlines()
    )
    codes = [line.partition(";")[0] for line in listed[1:]]
    found = [npu.analysis(code) for code in codes]

    assert len(codes) == 85
    for one in found:
        assert one is not None
        assert all(0 < len(name) <= 22 for name in one.short)
        assert not one.ucum or conversion_of(one.ucum, vocabulary()) is not None


@pytest.mark.parametrize(
    ("system", "code", "danish", "english"),
    [
        (SKS, "DI501", "Venstresidigt hjertesvigt", "Left heart failure"),
        (SKS, "DI5019", "Venstresidigt hjertesvigt", "Left heart failure"),
        (SKS, "DI508", "Hjertesvigt", "Heart failure"),
        (ICPC2, "R95", "KOL", "COPD"),
        (ICPC2, "R950", "", ""),
        (SKS, "DQ999", "", ""),
        (SKS, "", "", ""),
        ("http://snomed.info/sct", "84114007", "", ""),
    ],
)
def test_a_diagnosis_has_an_everyday_name_or_that_of_its_group(
    system: str, code: str, danish: str, english: str
) -> None:
    assert (name_of(system, code), name_of(system, code, "en")) == (danish, english)
