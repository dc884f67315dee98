"""The words of the pages on enrolment, in both languages: neither can lack one."""

from sharedcare.clinic.enrolment.words.danish import DANISH
from sharedcare.clinic.enrolment.words.english import ENGLISH
from sharedcare.clinic.enrolment.words.types import Words

WORDS = {"da": DANISH, "en": ENGLISH}

__all__ = ["WORDS", "Words"]
