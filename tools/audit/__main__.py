"""`python -m tools.audit [--service URL]`: status 1 when something locked has a known vulnerability that nobody has accepted."""

import argparse
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tools.audit.accepted import Accepted, NotAccepted, accepted_in
from tools.audit.advisories import SERVICE, NotReached, NotUnderstood, known
from tools.audit.locked import Library, locked_in

_PROJECT = Path(__file__).parents[2]


def main() -> int:
    """Ask, tell, and say by the status whether anything has to be done."""
    options = argparse.ArgumentParser(prog="python -m tools.audit")
    options.add_argument("--service", default=SERVICE, help="another address that speaks as OSV does")
    options.add_argument("--project", type=Path, default=_PROJECT, help="the folder with the locks")
    asked = options.parse_args()
    libraries = locked_in(asked.project)
    try:
        accepted = accepted_in((asked.project / "pyproject.toml").read_text(encoding="utf-8"))
        found = known(libraries, service=asked.service)
    except NotReached as away:
        _say(f"The dependencies were NOT audited: {asked.service} was not reached ({away}).")
        return 0
    except (NotUnderstood, NotAccepted) as unclear:
        _say(f"The dependencies could not be audited: {unclear}")
        return 1
    wrong = list(problems(found, accepted, today=datetime.now(UTC).date()))
    for line in wrong:
        _say(line)
    _say(f"{len(libraries)} locked libraries, {len(wrong)} with something to do.")
    return 1 if wrong else 0


def problems(
    found: Mapping[Library, list[str]], accepted: Mapping[str, Accepted], *, today: date
) -> list[str]:
    """A sentence for each advisory that is not accepted, or not any more."""
    said = []
    for library, ids in found.items():
        for each in ids:
            stands = accepted.get(each)
            if stands is not None and today <= stands.until:
                continue
            over = f" It was accepted until {stands.until}." if stands else ""
            said.append(
                f"{library.name} {library.version} ({library.ecosystem}): {each}, https://osv.dev/{each}.{over} "
                "Take a newer release (`sh scripts/lock --upgrade`), or accept it in pyproject.toml with a reason and an end."
            )
    return said


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
