"""What the pages of the plan say, in both languages."""

from sharedcare.clinic.plan.words.danish import DANISH
from sharedcare.clinic.plan.words.english import ENGLISH
from sharedcare.clinic.plan.words.types import Words

__all__ = ["DANISH", "ENGLISH", "WORDS", "Words"]

WORDS = {"da": DANISH, "en": ENGLISH}
