"""Which patterns still wait for somebody to look into them. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from sharedcare.access.patterns.types import Finding, Pattern, Verdict


def covering(pattern: Pattern, findings: Mapping[str, Sequence[Finding]]) -> tuple[Finding, ...]:
    """What was found of these very looks, the newest first; nothing when there was another look since.

    A stretch whose beginning has slid out of the period that is asked for is still the same one.
    """
    of_it = findings.get(pattern.subject, ())
    return tuple(one for one in of_it if one.since <= pattern.until <= one.until)


def waits(pattern: Pattern, findings: Mapping[str, Sequence[Finding]]) -> bool:
    """Whether nobody has looked into it yet, or new looks have come since."""
    return not covering(pattern, findings)


def is_open(found: Sequence[Finding]) -> bool:
    """Whether somebody was asked last, so that it is not done with."""
    return bool(found) and found[0].verdict is Verdict.ASKED


def by_subject(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """What was found of each subject, in the order in which it comes."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.subject, []).append(one)
    return found
