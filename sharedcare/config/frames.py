"""SHAREDCARE_FRAMES: the systems in which pages may be shown inside a page of theirs."""

import re

_ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?\Z")


def origins(text: str) -> tuple[str, ...]:
    """The origins named, separated by commas. Raises ValueError, whose text goes on after the name of the variable.

    No wildcard, since whoever can get a name below it could put our pages under a page of their own; no http, since
    whoever stands between could do the same.
    """
    found = tuple(one.strip().lower() for one in text.split(",") if one.strip())
    if not all(_ORIGIN.match(one) for one in found):
        raise ValueError(
            "must be origins such as https://journal.example, separated by commas: https, the whole name without any *, "
            "and nothing after it but perhaps a port"
        )
    return found
