"""Whose monitoring counts where a patient follows several programmes: one looks at what comes in, and not one for each. Pure."""

from collections.abc import Iterable

from sharedcare.programmes.types import Programme

_THIS = "this-one"


def monitored_by(programmes: Iterable[Programme]) -> dict[str, Programme]:
    """By the key of each programme the one whose `monitoring` counts for it: its own, where no other takes that on."""
    known = {each.key: each for each in programmes}
    takes: dict[str, set[str]] = {}
    for each in known.values():
        for item in each.alongside:
            if item.monitoring is not None and item.programme in known:
                pair = (each.key, item.programme)
                looks, looked_for = pair if item.monitoring == _THIS else pair[::-1]
                if known[looks].monitoring is not None:
                    takes.setdefault(looked_for, set()).add(looks)
    return {key: known[_last(key, takes)] for key in known}


def _last(key: str, takes: dict[str, set[str]]) -> str:
    """Who looks in the end, where one that looks for others is looked for itself. Of two that would both, or that say so of each other, it
    is the first by name."""
    seen = [key]
    while seen[-1] in takes:
        following = min(takes[seen[-1]])
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
