"""The page that tells every key of a programme's file, made from the schema."""

import re
from collections.abc import Iterator
from typing import Any

from sharedcare.programmes.schema import KIND, called, schema

_HEAD = """# All that a programme's file can say

Made from the types in `sharedcare/programmes/types` by `python -m tools.programmes`; a test compares. How one writes a file
is told in [Writing a programme](../how-to/write-a-programme.md). Keys in **bold** must be there. Times are written as text:

| what | written for example |
|---|---|
"""
_PLAIN = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}
_DEFINITION = "#/$defs/"


def page() -> str:
    """The page."""
    definitions = schema()["$defs"]
    times = "".join(f"| {name} | {examples} |\n" for name, examples in _times(definitions))
    sections = (_section(name, one) for name, one in definitions.items())
    return _HEAD + times + "".join(sections)


def _times(definitions: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The kinds of text that are understood, each once."""
    seen = set()
    for one in definitions.values():
        for field in one.get("properties", {}).values():
            kind = called(_written(field))
            if kind is not None and kind not in seen:
                seen.add(kind)
                yield kind.CALLED, ", ".join(f"`{each}`" for each in kind.EXAMPLES)


def _written(field: dict[str, Any]) -> str:
    return str(field.get("pattern") or field.get("items", {}).get("pattern", ""))


def _section(name: str, one: dict[str, Any]) -> str:
    if "allOf" in one:
        kinds = "".join(f"- {_link(each['then']['$ref'])}\n" for each in one["allOf"])
        return f"\n## {_spoken(name)}\n\nOne of these kinds; `kind:` says which.\n\n{kinds}"
    kind = one["properties"].get(KIND, {}).get("enum", [])
    title = f"{_spoken(name)} (`kind: {kind[0]}`)" if kind else _spoken(name)
    required = one.get("required", ())
    rows = "".join(
        f"| {f'**`{key}`**' if key in required else f'`{key}`'} | {_type(field)} | {_about(field)} |\n"
        for key, field in one["properties"].items()
        if key != KIND
    )
    table = f"\n| key | holds | means |\n|---|---|---|\n{rows}" if rows else ""
    return f"\n## {title}\n\n{' '.join(one.get('description', '').split())}\n{table}"


def _about(field: dict[str, Any]) -> str:
    about = " ".join(str(field.get("description", "")).split()).replace("|", "\\|")
    default = field.get("default")
    return about if default in (None, (), {}, "") else f"{about} Without it: {str(default).lower()}."


def _type(field: dict[str, Any]) -> str:
    if field.get("type") == "array":
        return f"list: {_type(field['items'])}"
    if "$ref" in field:
        return _link(field["$ref"])
    if "enum" in field:
        return " or ".join(f"`{each}`" for each in field["enum"])
    kind = called(str(field.get("pattern", "")))
    if kind is not None:
        return kind.CALLED
    return "day" if field.get("format") == "date" else _PLAIN[field["type"]]


def _link(reference: str) -> str:
    name = reference.removeprefix(_DEFINITION)
    one = schema()["$defs"][name]
    kind = [] if "allOf" in one else one["properties"].get(KIND, {}).get("enum", [])
    anchor = re.sub(
        r"[^a-z0-9 -]", "", f"{_spoken(name)} {f'kind {kind[0]}' if kind else ''}".strip().lower()
    )
    return f"[{_spoken(name).lower()}](#{anchor.replace(' ', '-')})"


def _spoken(name: str) -> str:
    """`TaskIsDone` as `Task is done`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return words[0] + words[1:].lower()
