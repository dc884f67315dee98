"""What the anchors of a programme come with, in words."""

from sharedcare.programmes.differing.values import Values
from sharedcare.programmes.types import Programme

_OR = {"da": " eller ", "en": " or "}


def comes_when(programme: Programme, language: str) -> dict[str, str]:
    """By the key of each anchor that comes with something: when it does, as a part of a sentence after “when”."""
    values = Values(programme, programme, language, is_keyed=False)
    return {
        one.key: _OR[language].join(values.told(each, "comes-with", ()) for each in one.comes_with)
        for one in programme.anchors
        if one.comes_with
    }
