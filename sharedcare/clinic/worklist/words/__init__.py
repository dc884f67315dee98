"""The words of the worklist in both languages; the type sees to it that neither lacks one."""

from sharedcare.clinic.worklist.words.danish import DANISH
from sharedcare.clinic.worklist.words.english import ENGLISH
from sharedcare.clinic.worklist.words.types import Words

WORDS = {"da": DANISH, "en": ENGLISH}

__all__ = ["WORDS", "Words"]
