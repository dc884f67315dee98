"""What is read from a municipality's message, and what is wrong with one that is not taken."""

from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
import pytest

from sharedcare.exchange.forms.errors import BadBundle
from sharedcare.exchange.forms.opening import opened
from sharedcare.exchange.municipality.message import is_home_care, read
from sharedcare.exchange.municipality.types import Activity, Report
from tests.unit.exchange.municipality.messages import Tree, bundle, measured, message

ZONE = ZoneInfo("Europe/Copenhagen")
PULSE = measured("o1", "NPU21692", 92, "1/min")


def report_of(raw: bytes) -> Report:
    return read(opened(raw), zone=ZONE)


def test_every_published_message_is_read_in_json_and_in_xml_and_says_the_same(examples: Path) -> None:
    folder = examples / "medcom-homecareobservation-1.2.1"

    in_json = {one.stem: report_of(one.read_bytes()) for one in folder.glob("Bundle-*.json")}
    in_xml = {one.stem: report_of(one.read_bytes()) for one in folder.glob("xml/Bundle-*.xml")}

    assert len(in_json) == 7
    assert {one.activity for one in in_json.values()} == set(Activity)
    assert len(in_xml) == 5
    assert all(in_json[name] == one for name, one in in_xml.items())


def test_the_same_message_sent_a_second_time_reads_the_same() -> None:
    assert report_of(message(PULSE, sending="b1")) == report_of(message(PULSE, sending="b2"))


def test_upper_and_lower_blood_pressure_are_one_measurement() -> None:
    upper, lower = measured("u", "DNK05472", 147, "mmHg"), measured("l", "DNK05473", 83, "mmHg")

    pulse, pressure = report_of(message(PULSE, lower, upper)).measurements

    assert pulse.number == "o1"
    assert pressure.number == "u"
    assert [one["valueQuantity"]["value"] for one in pressure.says["component"]] == [147, 83]


def test_two_pressures_of_different_hours_stay_apart() -> None:
    upper = measured("u", "DNK05472", 147, "mmHg")
    lower = measured("l", "DNK05473", 83, "mmHg", at="2026-06-10T15:30:00+02:00")

    first, second = report_of(message(upper, lower)).measurements

    assert (first.number, second.number) == ("u", "l")


@pytest.mark.parametrize(
    ("without", "place"),
    [
        ("MessageHeader", "MessageHeader"),
        ("Patient", "DiagnosticReport.subject"),
        ("Provenance", "Provenance.target"),
        ("DiagnosticReport", "MessageHeader.focus"),
        ("Observation", "DiagnosticReport.result"),
    ],
)
def test_a_message_that_lacks_something_is_refused_with_its_place(without: str, place: str) -> None:
    tree = bundle(PULSE)
    tree["entry"] = [one for one in tree["entry"] if one["resource"]["resourceType"] != without]

    with pytest.raises(BadBundle) as refused:
        report_of(orjson.dumps(tree))

    assert refused.value.place.startswith(place) or without in refused.value.message


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"cpr": "25094"}, "Patient.identifier"),
        ({"sent": "last Tuesday"}, "DiagnosticReport.issued"),
        ({"activity": "carboncopy-message"}, "Provenance.activity"),
        ({"activity": "modified-message"}, "Provenance.entity"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_without_the_number(said: Tree, place: str) -> None:
    with pytest.raises(BadBundle) as refused:
        report_of(message(PULSE, **said))

    assert refused.value.place in (place, "Provenance.recorded")
    assert "25094" not in refused.value.message


def test_a_result_of_somebody_else_is_refused() -> None:
    other = {**PULSE, "subject": {"reference": "Patient/q"}}

    with pytest.raises(BadBundle, match=r"^Observation\.subject"):
        report_of(message(other))


def test_a_message_of_another_kind_is_not_taken_for_one() -> None:
    tree = bundle(PULSE)
    tree["entry"][0]["resource"]["eventCoding"]["code"] = "hospital-notification-message"

    assert not is_home_care(opened(orjson.dumps(tree)))
    assert is_home_care(opened(message(PULSE)))
