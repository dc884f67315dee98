"""What the patient is asked after a value: how to measure well, then what to do, and no sentence twice. Pure."""

import re

_BETWEEN = re.compile(r"(?<=[.?!])\s+")


def asked(*texts: str) -> str:
    """The texts as one, each sentence where it stands first: programmes write each text to be read by itself."""
    sentences = (one for text in texts for one in _BETWEEN.split(text.strip()) if one)
    return " ".join(dict.fromkeys(sentences))
