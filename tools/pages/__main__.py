"""`python -m tools.pages`: status 1 when a template asks its page for what it does not have, or may not have.

A template's mistake shows only when somebody opens the page, on the branch that has it. So each is written as Python in front
of the call that renders it, in copies of the views, and mypy reads those: a name that does not exist, what may be None, a
method that nobody calls, and a number that would be shown without a language all have a line of the template to their name.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from jinja2 import FileSystemLoader

from sharedcare.ui.engine import environment
from tools.pages.views import with_statements

_PROJECT = Path(__file__).parents[2]


def main() -> int:
    """Check, tell, and say by the status whether anything is wrong."""
    folders = [one for one in (_PROJECT / "sharedcare").rglob("templates") if one.is_dir()]
    every = {file.relative_to(folder).as_posix() for folder in folders for file in folder.rglob("*.html")}
    templates = environment(loader=FileSystemLoader(folders))
    with tempfile.TemporaryDirectory() as folder:
        copies: dict[Path, Path] = {}
        reached: set[str] = set()
        for view in sorted((_PROJECT / "sharedcare").rglob("*.py")):
            source = view.read_text(encoding="utf-8")
            if "rendered(" not in source:
                continue
            changed, used = with_statements(source, templates)
            if used:
                copies[view] = Path(folder) / f"{len(copies)}.py"
                copies[view].write_text(changed, encoding="utf-8")
                reached |= used
        wrong = [f"{one}: no page has it" for one in sorted(every - reached)]
        wrong += _told(copies)
    for line in wrong:
        _say(line)
    _say(f"{len(reached)} templates of {len(copies)} modules, {len(wrong)} with something wrong.")
    return 1 if wrong else 0


def _told(copies: dict[Path, Path]) -> list[str]:
    """What mypy finds in lines that stand for a template's, once each."""
    shadows = [part for view, copy in copies.items() for part in ("--shadow-file", str(view), str(copy))]
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--cache-dir", ".mypy_cache/pages", "--no-warn-unreachable"),
            *("--no-error-summary", *shadows, *map(str, copies)),
        ],
        cwd=_PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode not in (0, 1):
        return [ran.stdout + ran.stderr]
    found = {}
    for line in ran.stdout.splitlines():
        name, number, says = [*line.split(":", 2), "", ""][:3]
        copy = copies.get(_PROJECT / name)
        if copy is not None and number.isdigit():
            code, _, where = copy.read_text(encoding="utf-8").splitlines()[int(number) - 1].partition("  # ")
            if ".html:" in where:
                found[f"{where}:{says}"] = code.strip()
    return [f"{says}\n    {code}" for says, code in found.items()]


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
