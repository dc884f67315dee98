"""What in a file the schema does not allow, said in plain sentences."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from jsonschema_rs import ValidationError

from sharedcare.programmes import meaning, meant_times
from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.schema import KIND, called, schema, validator
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Part

_KINDS = {
    "object": "keys with values below it",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
_VERSION = "version"
_Schema = dict[str, Any]
_CURLY = tuple(meaning.CURLY)
_LANGUAGES = {"da": "Danish", "en": "English"}
_READERS = {"citizen": "the patient", "clinician": "professionals"}


def mistakes(data: object, kind: type[Part] = Programme) -> Iterator[Problem]:
    """Everything in these data that the schema (of a programme, or of a layer) does not allow, each said once: a key that is
    misspelt is not missing as well."""
    errors = list(validator(kind).iter_errors(data))
    told, meant = set(), {pair for error in errors for pair in _meant(error, schema(kind))}
    for error in errors:
        if error.kind.name == "required" and (tuple(error.instance_path), str(error.kind.value)) in meant:
            continue
        for problem in _told(error, schema(kind), data):
            if (problem.path, problem.says) not in told:
                told.add((problem.path, problem.says))
                yield problem


def _told(error: ValidationError, root: _Schema, data: object) -> Iterable[Problem]:
    path: Path = tuple(error.instance_path)
    name = error.kind.name
    if name == "additionalProperties":
        return _unknown(path, error, root, _at(data, path))
    if name == "required":
        return (_missing(path, str(error.kind.value), error, root),)
    if error.instance is None:
        return (_nothing(path),)
    if name == "type":
        return (_other_type(path, error, root),)
    if name == "enum":
        return (_choice(path, str(error.instance), [str(each) for each in error.kind.value]),)
    if name == "pattern":
        return (_pattern(path, str(error.instance), str(error.kind.value), error, root),)
    return (_bounded(path, name, error),)


def _meant(error: ValidationError, root: _Schema) -> Iterator[tuple[Path, str]]:
    """The keys that misspelt ones stand for, and where."""
    if error.kind.name == "additionalProperties":
        known = _schema_at(root, error.schema_path[:-1]).get("properties", ())
        yield from ((tuple(error.instance_path), meaning.key(each, known)) for each in error.kind.value)


def _unknown(path: Path, error: ValidationError, root: _Schema, values: dict[str, Any]) -> Iterator[Problem]:
    known = list(_schema_at(root, error.schema_path[:-1]).get("properties", ()))
    for key in error.kind.value:
        torn = meaning.torn(values, key, _last(path))
        near = meaning.key(key, known)
        remedy = f"Did you mean `{near}`?" if near else f"Known here: {_listed(known)}."
        says, remedy = torn or (f"`{key}` is not known in {_where(path)}.", remedy)
        yield Problem((*path, key), says, remedy, on_key=True)


def _missing(path: Path, key: str, error: ValidationError, root: _Schema) -> Problem:
    where = _where(path)
    if key in _LANGUAGES:
        return Problem(
            path, f"The {_LANGUAGES[key]} text of {where} is missing.", f"Add `{key}:` and the text."
        )
    if key in _READERS:
        return Problem(
            path, f"The wording for {_READERS[key]} is missing in {where}.", f"Add `{key}:` with da and en."
        )
    if key == KIND:
        kinds = _schema_at(root, error.schema_path[:-1])["properties"][KIND]["enum"]
        return Problem(
            path, f"{_capital(where)} does not say its kind.", f"Add `kind:` and one of {_listed(kinds)}."
        )
    about = _schema_at(root, error.schema_path[:-1]).get("properties", {}).get(key, {}).get("description", "")
    return Problem(path, f"`{key}` is missing in {where}.", f"Add `{key}:`. {about}".strip())


def _nothing(path: Path) -> Problem:
    return Problem(
        path, f"Nothing is written behind `{_last(path)}`.", "Write its value, or remove the line."
    )


def _other_type(path: Path, error: ValidationError, root: _Schema) -> Problem:
    wanted = _KINDS.get(error.kind.value[0], error.kind.value[0])
    name = _last(path)
    if path == (_VERSION,):
        return Problem(path, *meaning.version(error.instance))
    if wanted == _KINDS["string"] and isinstance(error.instance, int | float):
        return Problem(
            path, f"{_capital(_where(path))} must be a text, and is a number.", "Put it in quotes."
        )
    guess = {
        _KINDS["number"]: meaning.number,
        _KINDS["integer"]: meaning.number,
        _KINDS["boolean"]: meaning.truth,
    }.get(wanted)
    if _is_band(error, root):
        guess = meaning.band
    told = guess(error.instance, name) if guess else None
    if told is not None:
        return Problem(path, *told)
    remedy = f"Here stands {_shown(error.instance)}: write it anew."
    node = _schema_at(root, error.schema_path[:-1])
    if wanted == _KINDS["array"] and not isinstance(error.instance, dict):
        inside = _short(str(error.instance))
        is_kind = KIND in _meant_by(node.get("items", {}), root).get("properties", {})
        remedy = f"Write `{name}: [{f'{{kind: {inside}}}' if is_kind else inside}]`."
    elif wanted == _KINDS["object"] and node.get("required"):
        remedy = f"Write below it, two spaces further in: {_listed(f'{each}:' for each in node['required'])}."
    return Problem(path, f"{_capital(_where(path))} must be {wanted}.", remedy)


def _meant_by(node: _Schema, root: _Schema) -> _Schema:
    """A piece of the schema, or that which it refers to."""
    found: _Schema = root["$defs"].get(str(node.get("$ref", "")).rpartition("/")[2], node)
    return found


def _is_band(error: ValidationError, root: _Schema) -> bool:
    return "at-least" in _schema_at(root, error.schema_path[:-1]).get("properties", ())


def _choice(path: Path, value: str, choices: list[str]) -> Problem:
    plain = meaning.uncurled(value)
    near = [plain] if plain in choices else get_close_matches(plain, choices, 1, 0.6)
    remedy = f"Did you mean `{near[0]}`?" if near else f"Write one of {_listed(choices)}."
    return Problem(path, f"`{_short(value)}` is not known as `{_last(path)}`.", remedy)


def _pattern(path: Path, value: str, pattern: str, error: ValidationError, root: _Schema) -> Problem:
    if path == (_VERSION,):
        return Problem(path, *meaning.version(value))
    plain = meaning.uncurled(value)
    if plain != value:
        return Problem(path, f"`{_short(value)}` stands in curly quotes.", f"Write `{_last(path)}: {plain}`.")
    kind = called(pattern)
    if kind is not None:
        if likely := meant_times.meant(kind, value):
            return Problem(path, f"`{_short(value)}` is not {kind.CALLED}.", f"Did you mean `{likely}`?")
        examples = "` or `".join(kind.EXAMPLES)
        return Problem(path, f"`{_short(value)}` is not {kind.CALLED}.", f"Write for example `{examples}`.")
    about = _schema_at(root, error.schema_path[:-1]).get("description", "")
    forms = {"^[A-Z]": "an ATC code, such as C07AB02"}
    form = next((each for start, each in forms.items() if pattern.startswith(start)), "")
    if pattern.startswith("^("):
        return _choice(path, value, pattern.strip("^()$").split("|"))
    form = form or "small letters, digits, dots and hyphens, such as `weight.home`"
    return Problem(
        path, f"`{_short(value)}` cannot be used as `{_last(path)}`.", f"Write {form}. {about}".strip()
    )


def _bounded(path: Path, name: str, error: ValidationError) -> Problem:
    """What is too short, too long, too small or too large, or no date."""
    bound, where = error.kind.value, _where(path)
    says, remedy = {
        "minItems": (
            f"{where} needs at least {bound} entr{'y' if bound == 1 else 'ies'}.",
            "Add one, or remove the key.",
        ),
        "minLength": (f"{where} is empty.", "Write its text."),
        "maxLength": (f"{where} is longer than {bound} letters.", "Make it shorter."),
        "minimum": (f"{where} is less than {bound}.", "Write a larger number."),
        "maximum": (f"{where} is more than {bound}.", "Write a smaller number."),
        "exclusiveMinimum": (f"{where} must be more than {bound}.", "Write a larger number."),
        "format": (
            f"`{_short(str(error.instance))}` is not a date.",
            "Write it as year-month-day, such as 2026-12-31.",
        ),
    }.get(name, (f"{where} cannot be used: {error.message}.", "Compare it with docs/reference/programme.md."))
    return Problem(path, _capital(says), remedy)


def curly(data: object, path: Path = ()) -> Iterator[Problem]:
    """Texts in curly quotes, which an editor for letters writes: they are no quotes here, and are shown with the text."""
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from curly(value, (*path, step))
    elif isinstance(data, str) and _last(path) in _LANGUAGES and _is_in_quotes(data):
        yield Problem(
            path,
            "This text stands in curly quotes, which are shown with it.",
            'Write them straight, ", or leave them out.',
            is_warning=True,
        )


def _is_in_quotes(text: str) -> bool:
    ends = {text[:1], text[-1:]}
    return len(text) > 1 and ends <= {*_CURLY, '"'} and ends != {'"'}


def _at(data: Any, path: Path) -> Any:
    """What a path leads to. What the validator gives is not in the order of the file."""
    for step in path:
        data = data[step]
    return data


def _schema_at(root: _Schema, path: Iterable[str | int]) -> _Schema:
    """The piece of the schema that this path leads to."""
    node: Any = root
    for step in path:
        node = node[step]
    assert isinstance(node, dict)  # noqa: S101 - for the type checker
    return node


def _where(path: Path) -> str:
    """What a path leads to, in words: `limits`, or `entry 2 of tasks`."""
    if not path:
        return "the file"
    step = path[-1]
    return f"entry {step + 1} of `{_last(path[:-1])}`" if isinstance(step, int) else f"`{step}`"


def _last(path: Path) -> str:
    return next((each for each in reversed(path) if isinstance(each, str)), "the file")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in words)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping of keys"
    return "a list" if isinstance(value, list) else f"`{_short(str(value))}`"
