"""What the pages of hand-overs say, in both languages."""

from sharedcare.clinic.handover.words.danish import DANISH
from sharedcare.clinic.handover.words.english import ENGLISH
from sharedcare.clinic.handover.words.types import Words

__all__ = ["DANISH", "ENGLISH", "WORDS", "Words"]

WORDS = {"da": DANISH, "en": ENGLISH}
