"""What the one screen says, in both languages: a language that lacks a word does not start."""

from sharedcare.clinic.overview.words.danish import DANISH
from sharedcare.clinic.overview.words.english import ENGLISH
from sharedcare.clinic.overview.words.types import Words

WORDS: dict[str, Words] = {words.code: words for words in (DANISH, ENGLISH)}

__all__ = ["WORDS", "Words"]
