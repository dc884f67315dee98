"""What holds for this patient alone in a programme: the last layer over it, after nation, region and organisation. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sharedcare.care.elements import sources_of
from sharedcare.care.enrolment.plan_standing import DECIDED, is_agreed, is_people_s
from sharedcare.care.findings.limiting.queries import Stands
from sharedcare.care.measuring.asking import rhythm_of
from sharedcare.clinic.enrolment.page import Line
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.limits.page import Saying
from sharedcare.clinic.limits.words import WORDS as LIMITS
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.fhir.texts import said
from sharedcare.programmes import telling


def particular(
    programme: str, own: Iterable[Stands], trees: Iterable[Mapping[str, Any]], voice: Voice
) -> tuple[Line, ...]:
    """Limits of the patient's own (`own_limits`) with who set them, when, until when and why; then goals and rhythms that people have
    agreed on."""
    several = list(trees)
    return (*_limits(own, voice), *_goals(programme, several, voice), *_rhythms(programme, several, voice))


def _limits(own: Iterable[Stands], voice: Voice) -> Iterator[Line]:
    saying = Saying(LIMITS[voice.language], voice.moments, voice.language)
    for group in saying.groups(own, here="", chosen=""):
        for row in group.rows:
            bands = voice.words.particular_limit.format(
                title=group.title, what=row.what, yellow=row.yellow, red=row.red
            )
            yield Line(bands, f"{row.whose}; {row.more}" if row.more else row.whose)


def _goals(programme: str, trees: Iterable[Mapping[str, Any]], voice: Voice) -> Iterator[Line]:
    for tree in trees:
        is_goal = tree.get("resourceType") == "Goal" and tree.get("lifecycleStatus") in DECIDED
        if is_goal and _is_of(programme, tree) and is_agreed(tree):
            yield Line(_text(tree, "description", voice), voice.words.particular_goal)


def _rhythms(programme: str, trees: Iterable[Mapping[str, Any]], voice: Voice) -> Iterator[Line]:
    for tree in trees:
        is_asked = tree.get("resourceType") == "ServiceRequest" and tree.get("status") == "active"
        if is_asked and _is_of(programme, tree) and is_people_s(tree):
            rhythm = rhythm_of(tree)
            often = telling.rhythm(rhythm, voice.language) if rhythm is not None else ""
            told = "; ".join(filter(None, (often, voice.words.particular_rhythm)))
            yield Line(_text(tree, "code", voice), told)


def _is_of(programme: str, tree: Mapping[str, Any]) -> bool:
    return any(one.programme == programme for one in sources_of(dict(tree)))


def _text(tree: Mapping[str, Any], element: str, voice: Voice) -> str:
    return Tongue(voice.language).says(said(tree.get(element), dict(tree))).words
