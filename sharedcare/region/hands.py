"""Who looks after somebody: one person for each job, out of those who work where they live."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sharedcare.region.organisations import Neighbourhood
from sharedcare.region.staff import Worker, team

Choose = Callable[[Sequence[Worker]], Worker]


@dataclass(frozen=True, slots=True)
class Hands:
    """The people around somebody, in the practice, the municipality and the hospital."""

    doctor: Worker
    practice_nurse: Worker
    home_nurse: Worker
    physiotherapist: Worker
    dietitian: Worker
    heart_nurse: Worker
    cardiologist: Worker
    ward_doctor: Worker
    rehabilitation_nurse: Worker
    lung_doctor: Worker
    lung_nurse: Worker
    diabetes_doctor: Worker


def first(several: Sequence[Worker]) -> Worker:
    """The first of a team, which is one of the cast where there is one."""
    return several[0]


def hands(home: Neighbourhood, choose: Choose) -> Hands:
    """The people around somebody who lives there."""
    heart, cardiology = home.unit("heart-failure"), home.unit("cardiology")
    return Hands(
        doctor=choose(team(home.practice, "doctor")),
        practice_nurse=choose(team(home.practice, "nurse")),
        home_nurse=choose(team(home.nursing, "home-nurse")),
        physiotherapist=choose(team(home.training, "physiotherapist")),
        dietitian=choose(team(home.training, "dietitian")),
        heart_nurse=choose(team(heart, "nurse")),
        cardiologist=choose(team(heart, "doctor")),
        ward_doctor=choose(team(cardiology, "doctor")),
        rehabilitation_nurse=choose(team(home.unit("rehabilitation"), "nurse")),
        lung_doctor=choose(team(home.unit("lungs"), "doctor")),
        lung_nurse=choose(team(home.unit("lungs"), "nurse")),
        diabetes_doctor=choose(team(home.unit("diabetes"), "doctor")),
    )
