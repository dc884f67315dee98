"""Parts of several programmes that are about one thing. Pure."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

One = TypeVar("One")


def sharing_codes(
    ones: Iterable[One],
    *,
    codes: Callable[[One], set[tuple[str, str]]],
    order: Callable[[One], Any],
) -> list[list[One]]:
    """Those that share a code together, also by way of a third; each group by `order`."""
    groups: list[tuple[set[tuple[str, str]], list[One]]] = []
    for one in sorted(ones, key=order):
        shared, members = codes(one), [one]
        apart = []
        for group in groups:
            if group[0] & shared:
                shared, members = shared | group[0], [*group[1], *members]
            else:
                apart.append(group)
        groups = [*apart, (shared, members)]
    return [sorted(members, key=order) for _, members in groups]
