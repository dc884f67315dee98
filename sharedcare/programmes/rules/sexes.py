"""A sex is said as what the patient may be: where the record does not tell it that holds, and denied it would leave them out."""

from collections.abc import Iterator, Mapping

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Condition, Named, NoneOf, Sexed

_OTHER = {"female": "male", "male": "female"}


def denied(programme: Programme) -> Iterator[Problem]:
    """Sexes that stand inside `none`, also in a condition that is named there."""
    named = {one.key: one.holds for one in programme.conditions}
    for path, part in parts(programme):
        if isinstance(part, NoneOf):
            for where, inner in parts(part, path):
                sex = _sex(inner, named, frozenset())
                if sex is not None:
                    yield Problem(
                        where,
                        f"Inside `none` a sex fails where the record does not tell it: {sex.may_be}.",
                        f"Take it out of `none`, and write `may-be: {_OTHER[sex.may_be]}` beside it.",
                    )


def _sex(part: object, named: Mapping[str, Condition], seen: frozenset[str]) -> Sexed | None:
    """The sex that a condition is, or that what it names comes down to."""
    if isinstance(part, Sexed):
        return part
    if not isinstance(part, Named) or part.condition in seen or part.condition not in named:
        return None
    deeper = seen | {part.condition}
    found = (_sex(each, named, deeper) for _, each in parts(named[part.condition]))
    return next((each for each in found if each is not None), None)
