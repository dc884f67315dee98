"""Words from the record, with the language they are in and the same in others."""

from typing import NamedTuple


class Text(NamedTuple):
    """What somebody or something said. Empty is false.

    `language` is a BCP 47 tag without its region (`da`), empty where the record does not tell it. `others` are
    translations by such a tag; words that a person wrote have none, and stay as they were written.
    """

    words: str
    language: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.words

    def within(self, wanted: str, *, native: str) -> tuple[str, str]:
        """The words for a reader of `wanted`, and the language that they are in.

        `native` is the language of whatever does not tell its own.
        """
        own = self.language or native
        if own != wanted:
            for language, words in self.others:
                if language == wanted:
                    return words, wanted
        return self.words, own


NOTHING = Text("")
