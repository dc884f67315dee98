"""What the patient is asked after a value says nothing twice."""

import pytest

from sharedcare.portal.measuring.asked import asked
from sharedcare.programmes.shipping import as_shipped


@pytest.mark.parametrize("language", ["da", "en"])
def test_who_is_to_weigh_again_reads_so_once_and_how_before_what(language: str) -> None:
    weight = next(each for each in as_shipped("heart-failure").measurements if each.key == "weight")
    rise = next(each for each in weight.limits if each.key == "weight-rise-3-days")
    assert weight.technique is not None
    again = {"da": "Vej dig igen.", "en": "Weigh yourself again."}[language]

    told = asked(getattr(weight.technique, language), getattr(rise.action.citizen, language))

    assert told.count(again) == 1
    assert told.startswith(
        {"da": "Stod vægten på hårdt gulv", "en": "Was the scale on a hard floor"}[language]
    )
    assert told.endswith(
        {"da": "hvis vægten stadig er steget.", "en": "if the weight is still up."}[language]
    )


def test_what_has_no_technique_is_said_alone() -> None:
    assert asked("", "Mål igen om 5 min. i ro.") == "Mål igen om 5 min. i ro."
