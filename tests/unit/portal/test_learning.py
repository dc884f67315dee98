"""What the programmes teach, on the patient's plan: that of the phase under way first, each once."""

from datetime import timedelta

from sharedcare.portal.plan.learning import lessons
from sharedcare.portal.plan.words import WORDS
from sharedcare.programmes.combining.types import Followed
from tests.unit.programmes.judging.patients import NOW, known, shipped


def _following(key: str, phase: str) -> Followed:
    return Followed(shipped(key), known().facts, NOW - timedelta(days=30), phase)


def test_that_of_the_phase_under_way_comes_first_and_the_rest_after_it() -> None:
    heart = _following("heart-failure", "titration")
    [(now, first), (more, rest)] = lessons([heart], words=WORDS["en"], language="en").folded

    assert now == f"In this phase ({len(first)})"
    assert more == f"More to know ({len(rest)})"
    titles = {one.title for one in first}
    assert "What has happened in my heart" in titles
    assert titles == {each.title.en for each in heart.programme.education if each.phase == "titration"}


def test_of_two_programmes_each_thing_is_taught_once_and_what_gives_way_is_not() -> None:
    both = [_following("heart-failure", "titration"), _following("type-2-diabetes", "start")]
    found = lessons(both, words=WORDS["da"], language="da").folded
    told = [one.title for _, several in found for one in several]

    assert told
    assert len(told) == len(set(told))


def test_who_follows_nothing_is_taught_nothing() -> None:
    assert lessons([], words=WORDS["da"], language="da").folded == ()
