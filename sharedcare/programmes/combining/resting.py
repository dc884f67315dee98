"""What rests because less is more for the patient now: what can wait of all programmes, once any of them says so. Pure."""

from collections.abc import Sequence

from sharedcare.programmes.combining.types import Followed
from sharedcare.programmes.holding import Holds, held


def at_rest(followed: Sequence[Followed]) -> frozenset[tuple[str, str]]:
    """The tasks that rest, by the key of the programme and their own. What nobody knows lets nothing rest."""
    if not any(_says_so(each) for each in followed):
        return frozenset()
    return frozenset(
        (each.programme.key, key)
        for each in followed
        if each.programme.resting is not None
        for key in each.programme.resting.tasks
    )


def _says_so(followed: Followed) -> bool:
    resting = followed.programme.resting
    return resting is not None and any(
        held(each, followed.facts, followed.programme).holds is Holds.YES for each in resting.when
    )
