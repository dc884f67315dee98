"""On the overview goals that oppose each other are said so that one understands which they are."""

import re
from dataclasses import replace

import pytest
from django.test import RequestFactory

from sharedcare.clinic.overview.building import keys_for
from sharedcare.clinic.overview.views import STYLES, show
from sharedcare.overview.types import Overview, Text
from sharedcare.ui.frame import Reader, frame_for
from tests.unit.clinic.people import PEOPLE


def said(overview: Overview, language: str) -> str:
    request = RequestFactory().get("/", headers={"accept-language": language})
    frame = frame_for(request, reader=Reader("Anne H."), styles=STYLES, keys=keys_for(language))
    page = show(request, overview, frame=frame, now=overview.at).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(
    ("language", "ldl", "weight"),
    [
        (
            "da",
            "1 konflikt om LDL: højst 1,4 mod højst 1,8 (Hjertesvigt / Type 2-diabetes)",
            "1 konflikt om Vægt: højst 80 mod mindst 80,7 (Hjertesvigt + Type 2-diabetes / Overvægt)",
        ),
        (
            "en",
            "1 conflict about LDL: at most 1.4 against at most 1.8 (Hjertesvigt / Type 2-diabetes)",
            "1 conflict about Weight: at most 80 against at least 80.7 (Hjertesvigt + Type 2-diabetes / Overvægt)",
        ),
    ],
)
def test_goals_in_conflict_are_said_with_what_they_aim_at_and_whose_they_are(
    language: str, ldl: str, weight: str
) -> None:
    overview = PEOPLE["main"]
    [conflict] = overview.conflicts
    first, second = conflict.goals
    both = replace(first, high=80.0, programmes=("heart-failure", "type-2-diabetes"))
    other = replace(second, low=80.7, high=None, source=Text("Overvægt"))
    heavy = replace(overview, conflicts=(replace(conflict, measure="weight", goals=(both, other)),))

    assert ldl in said(overview, language)
    assert weight in said(heavy, language)
