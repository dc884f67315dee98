"""The people whose overview is drawn in tests: each stands for a way in which the screen could fail."""

from sharedcare.overview.types import Overview
from tests.unit.clinic.narrowed import hidden_by_himself, partly_hidden_by_himself, to_a_secretary
from tests.unit.clinic.others import almost_empty, fullest
from tests.unit.clinic.poul import in_the_time_machine, main_case

PEOPLE: dict[str, Overview] = {
    "main": main_case,
    "empty": almost_empty,
    "fullest": fullest,
    "earlier": in_the_time_machine,
    "secretary": to_a_secretary,
    "hidden": hidden_by_himself,
    "partly": partly_hidden_by_himself,
}
