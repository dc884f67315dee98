"""Why a text is no YAML, in plain words: what is most often wrong in its line, or in the lines above, and what to do. Pure.

A YAML reader only says what it expected. What a person did is guessed from the lines themselves; where nothing fits, it is said
what to look for.
"""

import re
from collections.abc import Iterator

from sharedcare.programmes.errors import FileIsUnreadable, Place

_FAR = 40
"""Lines above the one in which reading broke off that are looked at for a bracket that was not closed."""
_NO_SPACE_BEHIND_HYPHEN = re.compile(r"^ *-[^\s-]")
_NO_SPACE_BEHIND_COLON = re.compile(r"^ *(?:- )?([a-z][a-z-]*):[^\s/]")
_NO_COLON = re.compile(r"^ *(?:- )?([a-z][a-z-]*)(?: +[^:#]*)?$")
_TWO_COLONS = re.compile(r"^ *(?:- )?[a-z][a-z-]*: +[^\"'{\[|>#&*][^#]*?: ")
_TWO_COLONS_INSIDE = re.compile(r"[{,] *([a-z][a-z-]*): +[^\"'{\[,}]*?: ")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_CLOSES = {"{": "}", "[": "]"}

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""

Said = tuple[int, str, str]
"""The line (from 0), what is the case there, and what to do."""


def explained(text: str, line: int) -> FileIsUnreadable:
    """What is wrong with a text that a reader of YAML gave up in a line (from 0) of, and where."""
    lines = _BREAKS.split(text)
    at, says, remedy = _guessed(lines, min(line, len(lines) - 1))
    return FileIsUnreadable(says, remedy, Place(at + 1, _indent(lines[at]) + 1))


def _guessed(lines: list[str], at: int) -> Said:
    near = [number for number in (at, _before(lines, at)) if number is not None]
    for guess in (_punctuation, _open_quote, _open_bracket, _colons):
        for number in near:
            found = guess(lines, number)
            if found is not None:
                return found
    return _indented(lines, at) or (
        at,
        "This line is not written as the lines around it are.",
        "Compare it with them: each is a key, a colon, a space and a value, and neighbours begin in the same column.",
    )


def _punctuation(lines: list[str], at: int) -> Said | None:
    line = _bare(lines[at])
    if _NO_SPACE_BEHIND_HYPHEN.match(line):
        return at, "There is no space behind the hyphen.", "Write `- ` and then the key."
    if found := _NO_SPACE_BEHIND_COLON.match(line):
        return (
            at,
            f"There is no space behind the colon of `{found[1]}`.",
            f"Write `{found[1]}: ` and then the value.",
        )
    if (found := _NO_COLON.match(line)) and not _is_inside(lines, at):
        return at, f"There is no colon behind `{found[1]}`.", f"Write `{found[1]}: ` and then the value."
    return None


def _open_quote(lines: list[str], at: int) -> Said | None:
    """A reader takes all that follows for the text, and gives up at the end of it."""
    for number in range(at + 1):
        if '"' in _QUOTED.sub("", _COMMENT.sub("", lines[number])) and not _is_block(lines, number):
            return number, 'A text begins with " in this line and does not end.', 'Write " at its end.'
    return None


def _open_bracket(lines: list[str], at: int) -> Said | None:
    for number in range(at, max(-1, at - _FAR), -1):
        opened = list(_opened(_QUOTED.sub("", _bare(lines[number]))))
        if opened:
            sign = opened[-1]
            return (
                number,
                f"A `{sign}` is opened in this line and not closed.",
                f"Write `{_CLOSES[sign]}` where it ends.",
            )
    return None


def _opened(line: str) -> Iterator[str]:
    """The brackets of a line that it does not close."""
    still: list[str] = []
    for sign in line:
        if sign in _CLOSES:
            still.append(sign)
        elif still and sign == _CLOSES[still[-1]]:
            still.pop()
    yield from still


def _colons(lines: list[str], at: int) -> Said | None:
    line = _bare(_QUOTED.sub('""', lines[at]))
    if _TWO_COLONS.match(line) or _TWO_COLONS_INSIDE.search(line):
        return at, "A text in this line has a colon in it.", 'Put the text in quotes: "one: two".'
    return None


def _indented(lines: list[str], at: int) -> Said | None:
    above = _before(lines, at)
    if above is None:
        return None
    mine, its = _indent(lines[at]), _indent(lines[above])
    is_entry = lines[at].lstrip().startswith("- ")
    if lines[above].lstrip().startswith("- ") and its < mine != its + 2:
        return (
            at,
            f"This line is indented by {mine} spaces, and the entry that it belongs to begins with {its}.",
            f"Indent this line by {its + 2}, or the line with the hyphen by {mine - 2}, as its neighbours are.",
        )
    if mine > its and _bare(lines[above])[-1:] != ":":
        return (
            at,
            f"This line is indented by {mine} spaces, and the one above, which has its value already, by {its}.",
            f"Indent it by {its}, or begin the line above with `- ` if it is the first of an entry.",
        )
    columns = sorted(_columns(lines, at))
    if mine not in columns:
        near = min(columns, key=lambda each: (abs(each - mine), -each))
        return (
            at,
            f"This line is indented by {mine} spaces, and none of those above that it could belong to is.",
            f"Indent it by {near}, as its neighbours are.",
        )
    if not is_entry:
        return (
            at,
            f"This line stands where the entries of a list begin, indented by {mine} spaces, and does not begin with `- `.",
            f"Begin it with `- ` if it is a new entry; indent it by {mine + 2} if it belongs to the one above.",
        )
    return None


def _columns(lines: list[str], at: int) -> set[int]:
    """The columns in which the lines begin that this one could stand beside."""
    found: set[int] = set()
    lowest = 1000
    for number in range(at - 1, -1, -1):
        line = lines[number]
        if not _bare(line).strip():
            continue
        mine = _indent(line)
        if mine < lowest or mine in found:
            found.add(mine)
            if line.lstrip().startswith("- ") and mine + 2 < lowest:
                found.add(mine + 2)
            lowest = min(lowest, mine)
    return found or {0}


def _before(lines: list[str], at: int) -> int | None:
    return next((number for number in range(at - 1, -1, -1) if _bare(lines[number]).strip()), None)


def _is_inside(lines: list[str], at: int) -> bool:
    """Whether the line goes on with what a line above has opened: a bracket, or a text of several lines."""
    above = _before(lines, at)
    if above is None:
        return False
    return bool(list(_opened(_QUOTED.sub("", _bare(lines[above]))))) or _is_block(lines, at)


def _is_block(lines: list[str], at: int) -> bool:
    """Whether a line belongs to a text that `|` or `>` begins."""
    for number in range(at - 1, -1, -1):
        if lines[number].strip() and _indent(lines[number]) < _indent(lines[at]):
            return bool(re.search(r": *[|>][-+]?$", lines[number].rstrip()))
    return False


def _bare(line: str) -> str:
    return _COMMENT.sub("", line).rstrip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
