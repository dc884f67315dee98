"""The smallest programme that holds one of nearly everything, for tests to break in one place each."""

from datetime import date
from typing import Any

import msgspec

from sharedcare.programmes.checking import checked
from sharedcare.programmes.types import Programme

SMALL = """\
programme: sprained-ankle
version: 1.0.0
title:
  citizen: {da: Din ankel, en: Your ankle}
  clinician: {da: Forstuvet ankel, en: Sprained ankle}
about:
  citizen: {da: Bliv god til fods., en: Get well on foot.}
  clinician: {da: Genoptræning., en: Rehabilitation.}
owner: Region of Tests
valid-from: 2026-01-01
sources:
  - {key: S1, title: A guideline, evidence: read, valid-until: 2030-01-01}
organisations:
  - {key: hospital, title: {da: Hospital, en: Hospital}}
  - {key: municipality, title: {da: Kommune, en: Municipality}}
responsibilities:
  - key: training
    title: {da: Træning, en: Training}
    periods:
      - {organisation: municipality, from: 2026-01-01, until: 2026-12-31}
      - {organisation: hospital, from: 2027-01-01}
roles:
  - {key: patient, title: {da: Patient, en: Patient}, profession: patient, may: [see, measure]}
  - {key: therapist, title: {da: Terapeut, en: Therapist}, profession: physiotherapist, responsibility: training}
anchors:
  - {key: enrolment, title: {da: Indmeldt, en: Enrolled}}
eligibility:
  criteria:
    - key: sprained
      needs: {kind: judged, key: is-sprained, says: {da: Er forstuvet., en: Is sprained.}}
      says: {da: Er forstuvet., en: Is sprained.}
phases:
  - key: first
    title: {citizen: {da: Start, en: Start}, clinician: {da: Start, en: Start}}
    responsible: therapist
tasks:
  - key: bandage
    title: {citizen: {da: Bind, en: Bandage}, clinician: {da: Bind, en: Bandage}}
    by: [therapist]
    phase: first
    when: [day 0 to day 7 after enrolment]
    repeat: {every: every 2 weeks, ends-with: phase}
    done-when: [{kind: ticked}]
    sources: [S1]
  - key: walk
    title: {citizen: {da: Gå, en: Walk}, clinician: {da: Gang, en: Gait}}
    by: [therapist]
    phase: first
    when: [week 2 after enrolment]
    after: [{kind: task-done, task: bandage}]
    done-when: [{kind: measured, measurements: [weight]}]
overdue: {yellow: 7 days, red: 21 days}
references:
  - key: usual
    title: {citizen: {da: Din vægt, en: Your weight}, clinician: {da: Vanlig vægt, en: Usual weight}}
    measurement: weight
    set-by: [therapist]
schedules:
  - key: home
    starts: day 0 after enrolment
    steps:
      - {every: every day, for: 14 days, late-after: 24 hours}
      - {every: 2 times a week}
    ends-with: programme
measurements:
  - key: weight
    title: {citizen: {da: Vægt, en: Weight}, clinician: {da: Vægt, en: Weight}}
    codes: [{system: loinc, code: 29463-7}]
    unit: kg
    by: [patient]
    schedule: home
    limits:
      - key: rise
        looks-at: {kind: change, within: 3 days}
        yellow: {at-least: 1.0}
        red: {at-least: 2.0}
        readings: 2 of 3
        says: {da: Stiger., en: Rises.}
        action: {citizen: {da: Ring., en: Call.}, clinician: {da: Ring., en: Call.}}
goals:
  - key: lighter
    title: {citizen: {da: Lettere, en: Lighter}, clinician: {da: Lettere, en: Lighter}}
    target: {kind: value, measurement: weight, value: {at-most: 80}}
questionnaires:
  - key: pain
    title: {citizen: {da: Ondt, en: Pain}, clinician: {da: Smerte, en: Pain}}
    licence: bundled
    by: [patient]
    questions:
      - key: now
        text: {da: Gør det ondt?, en: Does it hurt?}
        answers:
          - {key: no, text: {da: Nej, en: No}}
          - {key: yes, text: {da: Ja, en: Yes}, finding: yellow}
"""


def broken(old: str, new: str, count: int = 1) -> bytes:
    """The small programme with one piece of its text replaced by another."""
    assert old in SMALL, f"The small programme does not say {old!r} any more."
    return SMALL.replace(old, new, count).encode()


def line_of(piece: str) -> int:
    """The line in which a piece of the small programme stands."""
    return SMALL[: SMALL.index(piece)].count("\n") + 1


def small(**parts: Any) -> Programme:
    """The small programme as it is read, with parts of it replaced."""
    found = checked(SMALL.encode(), on=date(2026, 6, 1)).programme
    assert found is not None, "The small programme has a mistake."
    return msgspec.structs.replace(found, **parts)
