"""Who keeps several programmes together: the general practice, a person of it first; else whoever answers for most."""

from sharedcare.clinic.plan.coordinating import coordinator
from sharedcare.overview.types import Party, Sector

NURSE, THERAPIST = Party("Anne", Sector.HOSPITAL), Party("Kim", Sector.MUNICIPALITY)
PRACTICE, DOCTOR = Party("", Sector.GENERAL_PRACTICE), Party("Bo", Sector.GENERAL_PRACTICE)


def test_the_practice_coordinates_even_where_others_answer_and_a_person_of_it_first() -> None:
    assert coordinator([NURSE, PRACTICE, DOCTOR], [NURSE, NURSE, THERAPIST]) is DOCTOR
    assert coordinator([PRACTICE], [NURSE]) is PRACTICE


def test_without_a_practice_it_is_whoever_answers_for_most_and_nobody_where_nobody_does() -> None:
    assert coordinator([NURSE], [NURSE, THERAPIST, THERAPIST]) is THERAPIST
    assert coordinator([NURSE], []) is None
