"""What the anchors of a programme come with, in words."""

from sharedcare.programmes.differing.values import Values
from sharedcare.programmes.types import Programme


def comes_when(programme: Programme, language: str) -> dict[str, str]:
    """By the key of each anchor that comes with something: when it does, as a part of a sentence after “when”."""
    values = Values(programme, programme, language, is_keyed=False)
    return {
        one.key: values.told(one.comes_with, "comes-with", ()) for one in programme.anchors if one.comes_with
    }
