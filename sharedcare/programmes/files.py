"""Reads the text of a programme's file: plain data, and where in the file each of it stands.

Only plain YAML is taken: mappings, lists, texts, numbers, true and false. What makes a file mean something else than
it seems to (anchors, tags, keys written twice) is refused with its line. So `no` stays a word, and a date a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from sharedcare.programmes.errors import FileIsUnreadable, Path, Place
from sharedcare.programmes.misread import explained

LARGEST = 1_000_000
"""Bytes. The largest programme that ships has a tenth of that."""
_DEEPEST = 40
_LONGEST_NUMBER = 30

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2})?")
_WHOLE = re.compile(r"[-+]?\d+")
_ODD = re.compile(r"^[ ]*[\t\u00a0\u2000-\u200b\u202f\u3000\ufeff]", re.MULTILINE)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds, and where: `values` are the places of values, `keys` those of keys, by the path to them."""

    data: Any
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, on_key: bool = False) -> Place:
        """Where something stands; of what is missing, where that stands which it is missing from."""
        if on_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        # A part is looked for at its key: a mapping begins only on the line after it.
        return self.keys.get(path) or self.values.get(path) or Place(1, 1)


def read(raw: bytes) -> Tree:
    """What these bytes of a file hold. Raises FileIsUnreadable."""
    text = _text(raw)
    tree = Tree(None)
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        data = _document(events, tree)
    except yaml.MarkedYAMLError as mistake:
        mark = mistake.problem_mark or mistake.context_mark
        raise explained(text, mark.line if mark else 0) from mistake
    except yaml.YAMLError as mistake:
        raise FileIsUnreadable(
            "This is not YAML.", "Remove signs that cannot be seen.", Place(1, 1)
        ) from mistake
    return Tree(data, tree.values, tree.keys)


def _text(raw: bytes) -> str:
    if len(raw) > LARGEST:
        raise FileIsUnreadable(
            f"The file is larger than {LARGEST // 1000} kB.", "Name the file of one programme.", Place(1, 1)
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as mistake:
        before = raw[: mistake.start]
        raise FileIsUnreadable(
            "The file is not written in UTF-8.",
            "Save it as UTF-8 in your editor.",
            Place(before.count(b"\n") + 1, mistake.start - before.rfind(b"\n")),
        ) from mistake
    odd = _ODD.search(text)
    if odd:
        is_tab = odd[0].endswith("\t")
        raise FileIsUnreadable(
            "The line begins with a tab."
            if is_tab
            else "The line begins with a sign that looks like a space and is none.",
            "Indent with spaces, two for each level."
            if is_tab
            else "Delete what stands before its first letter, and type the spaces anew.",
            Place(text.count("\n", 0, odd.start()) + 1, odd.end() - odd.start()),
        )
    return text


def _document(events: Iterator[Any], tree: Tree) -> Any:
    data: Any = None
    seen = False
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if seen:
                raise _at(
                    event, "A second document begins here.", "Put each programme into a file of its own."
                )
            seen = True
            data = _node(next(events), events, (), tree)
    if not seen or data is None:
        raise FileIsUnreadable("The file is empty.", "Begin with `programme:` and its key.", Place(1, 1))
    return data


def _node(event: Any, events: Iterator[Any], path: Path, tree: Tree) -> Any:
    """The value that begins with this event, and its places written down."""
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _at(
            event,
            "Anchors (&) and aliases (*) are not read here.",
            "Write the text again, or put it in quotes.",
        )
    if event.tag and event.tag != "!":
        raise _at(event, f"The tag {event.tag} is not read here.", "Remove it, or put the text in quotes.")
    if len(path) > _DEEPEST:
        raise _at(event, f"This is nested more than {_DEEPEST} levels deep.", "Take levels out.")
    tree.values[path] = _place(event)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, tree)
    if isinstance(event, yaml.SequenceStartEvent):
        found: list[Any] = []
        while not isinstance(each := next(events), yaml.SequenceEndEvent):
            found.append(_node(each, events, (*path, len(found)), tree))
        return found
    return _scalar(event)


def _mapping(events: Iterator[Any], path: Path, tree: Tree) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise _at(
                event, "A key must be a plain word.", "Write `key: value`; put text with brackets in quotes."
            )
        key = event.value
        if key in found:
            first = tree.keys[*path, key].line
            raise _at(
                event,
                f"`{key}` stands here a second time; the first is in line {first}.",
                "Keep one of them.",
            )
        tree.keys[*path, key] = _place(event)
        found[key] = _node(next(events), events, (*path, key), tree)
    return found


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style not in (None, ""):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return int(text) if _WHOLE.fullmatch(text) else float(text)
    return text


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _at(event: Any, says: str, remedy: str) -> FileIsUnreadable:
    return FileIsUnreadable(says, remedy, _place(event))
