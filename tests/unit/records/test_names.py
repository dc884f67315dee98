"""What a person is called, whichever of FHIR's ways it was written in."""

from typing import Any

import pytest

from sharedcare.records.names import foremost, human_name

MAIDEN = {"use": "maiden", "given": ["Inge"], "family": "Holm"}
OFFICIAL = {"use": "official", "given": ["Inge", "Marie"], "family": "Jensen"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([{"text": "Inge M. Jensen", "family": "Jensen"}], "Inge M. Jensen"),
        ([{"given": ["Inge"], "family": "Jensen"}], "Inge Jensen"),
        ([{"family": "Jensen"}], "Jensen"),
        ([{"given": ["Inge"]}], "Inge"),
        ([MAIDEN, OFFICIAL], "Inge Marie Jensen"),
        ([MAIDEN], "Inge Holm"),
        ([{"use": "official", "period": {"start": "2020"}}, MAIDEN], "Inge Holm"),
        ([], ""),
    ],
)
def test_the_official_name_is_said_before_others_and_one_that_says_nothing_is_passed_over(
    names: list[dict[str, Any]], said: str
) -> None:
    assert human_name({"name": names}) == said


def test_who_has_no_name_at_all_is_called_nothing() -> None:
    assert human_name({}) == ""
    assert foremost({}) == {}
