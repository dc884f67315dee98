"""Who is asked what: a statement beside a sex that the patient is not of is not asked."""

from datetime import UTC, datetime

import pytest

from sharedcare.programmes.facts import Facts
from sharedcare.programmes.fitting import asked_everywhere, fit
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.shipping import as_shipped

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROGRAMMES = ("type-2-diabetes", "pregnancy")


def asked(programme: str, sex: str) -> set[str]:
    facts = Facts(NOW, sex=sex)
    what = as_shipped(programme)
    everywhere = {each.key for each in asked_everywhere(what, facts)}
    assert {each.key for each in fit(what, facts).statements} <= everywhere
    return everywhere


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_man_is_not_asked_whether_he_is_pregnant_and_all_else(programme: str) -> None:
    assert asked(programme, "female") - asked(programme, "male") == {"is-pregnant"}


@pytest.mark.parametrize("programme", PROGRAMMES)
@pytest.mark.parametrize("sex", ["other", "unknown", ""])
def test_who_is_of_another_sex_or_of_none_that_is_recorded_is_asked(programme: str, sex: str) -> None:
    assert "is-pregnant" in asked(programme, sex)


def test_a_pregnancy_is_no_reason_to_treat_a_man_elsewhere() -> None:
    what = as_shipped("type-2-diabetes")

    def warned(sex: str, *, pregnant: bool | None) -> list[Holds]:
        judged = {} if pregnant is None else {"is-pregnant": pregnant}
        found = fit(what, Facts(NOW, sex=sex, judged=judged)).warnings
        return [each.found.holds for each in found if each.warning.key == "pregnant"]

    assert warned("male", pregnant=None) == []
    assert warned("female", pregnant=None) == [Holds.UNKNOWN]
    assert warned("", pregnant=True) == [Holds.YES]


@pytest.mark.parametrize(
    ("programme", "stratification", "keys"),
    [
        ("copd", "airflow", ["gold-1", "gold-2", "gold-3", "gold-4"]),
        ("type-2-diabetes", "level", ["green", "yellow", "red"]),
        ("heart-failure", "follow-up-level", ["h1", "h2", "h4"]),
    ],
)
def test_levels_are_shown_by_rank_though_the_heaviest_is_tried_first(
    programme: str, stratification: str, keys: list[str]
) -> None:
    [found] = [one for one in as_shipped(programme).stratifications if one.key == stratification]

    assert [one.key for one in found.by_rank] == keys


def test_a_moment_that_comes_with_a_judgement_is_asked_about_once_somebody_follows_the_programme() -> None:
    what = as_shipped("heart-failure")

    assert "can-train" in {each.key for each in asked_everywhere(what, Facts(NOW))}
    assert "can-train" not in {each.key for each in fit(what, Facts(NOW)).statements}
