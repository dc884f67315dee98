"""One parameter with its modifier and values, as a condition on a resource. One function for each kind.

Source: R4 search.html, 3.1.1.4.5 (modifiers) and 3.1.1.4.6 to 3.1.1.4.13 (kinds of parameters).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.errors import BadSearch
from sharedcare.records.indexing.dates import LATEST, interval_of
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.indexing.locality import here
from sharedcare.records.indexing.matching import tokens_for
from sharedcare.records.indexing.parameters import Parameter, looks_at_the_owner, principal_date
from sharedcare.records.indexing.strings import clip, fold
from sharedcare.records.indexing.tokens import (
    code_token,
    identifier_token,
    present_token,
    reference_token,
    uri_token,
)
from sharedcare.records.search.literal import (
    alternatives,
    number,
    number_range,
    parts,
    prefixed,
    unescaped,
)
from sharedcare.records.search.query import (
    Amount,
    AnyOf,
    Condition,
    HasDate,
    HasId,
    HasQuantity,
    HasString,
    HasToken,
    Interval,
    IsDated,
    IsUpdated,
    Not,
    OfPatient,
)
from sharedcare.terminology.units import NO_UNIT, candidates, canonical

_MODIFIERS: Mapping[str, tuple[str, ...]] = {
    "token": ("not",),
    "string": ("exact", "contains"),
    "reference": ("identifier",),
    "uri": (),
    "date": (),
    "number": (),
    "quantity": (),
}
_LATER = ("text", "in", "not-in", "above", "below", "of-type")


def condition(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    """The condition that `code:modifier=value` puts on a resource of this type.

    Raises BadSearch for a modifier the kind does not have and for a value that cannot be read.
    """
    if modifier == "missing":
        return _missing(parameter, value)
    allowed = _MODIFIERS[parameter.kind]
    by_type = parameter.kind == "reference" and modifier is not None and is_resource_type(modifier)
    if modifier is not None and modifier not in allowed and not by_type:
        raise _bad_modifier(parameter, modifier)
    return _KINDS[parameter.kind](resource_type, parameter, modifier, value)


def of_patient(resource_type: str, parameter: Parameter, patient_id: str) -> Condition:
    """The resource names this patient in this reference parameter."""
    return _reference_to(resource_type, parameter, "Patient", patient_id)


def _bad_modifier(parameter: Parameter, modifier: str) -> BadSearch:
    if modifier in _LATER:
        return BadSearch(parameter.code, f"The modifier :{modifier} is not answered by this server yet.")
    allowed = ", ".join(f":{name}" for name in ("missing", *_MODIFIERS[parameter.kind]))
    return BadSearch(
        parameter.code,
        f"{parameter.code} is a {parameter.kind} parameter, which has no modifier :{modifier}; it has {allowed}.",
    )


def _missing(parameter: Parameter, value: str) -> Condition:
    if value not in ("true", "false"):
        raise BadSearch(parameter.code, f"{parameter.code}:missing is either true or false.")
    if parameter.code in ("_id", "_lastUpdated"):
        there: Condition = Not(HasId(()))
    else:
        there = HasToken(tuple(present_token(name) for name in parameter.presence))
    return Not(there) if value == "true" else there


def _token(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    if parameter.code == "_id":
        found: Condition = HasId(
            tuple(key64(f"{resource_type}/{unescaped(one)}") for one in alternatives(value))
        )
    else:
        found = _has_token(parameter, [_system_and_code(parameter, one) for one in alternatives(value)])
    return Not(found) if modifier == "not" else found


def _has_token(parameter: Parameter, values: list[tuple[str | None, str | None]]) -> HasToken:
    tokens = [token for system, code in values for token in tokens_for(parameter, system, code)]
    if not all(code for _, code in values):
        return HasToken(tuple(dict.fromkeys(tokens)))
    leads = [code_token(path.name, code) for _, code in values if code for path in parameter.paths]
    return HasToken(tuple(dict.fromkeys(tokens)), tuple(dict.fromkeys(leads)), parameter.code)


def _system_and_code(parameter: Parameter, text: str) -> tuple[str | None, str | None]:
    pieces = parts(text)
    if len(pieces) > 2 or not any(pieces):
        raise BadSearch(parameter.code, f"{parameter.code}: a token is code, system|code, |code or system|.")
    return (None, pieces[0]) if len(pieces) == 1 else (pieces[0], pieces[1] or None)


def _reference(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    if modifier == "identifier":
        tokens = tuple(token for one in alternatives(value) for token in _identifier_tokens(parameter, one))
        return HasToken(tokens, tokens)
    found = [
        one
        for text in alternatives(value)
        for one in _references(resource_type, parameter, modifier, unescaped(text))
    ]
    if len(found) == 1:
        return found[0]
    if all(isinstance(one, HasToken) for one in found):
        return _any_token(
            parameter, [token for one in found if isinstance(one, HasToken) for token in one.tokens]
        )
    return AnyOf(tuple(found))


def _any_token(parameter: Parameter, tokens: Iterable[int]) -> HasToken:
    distinct = tuple(dict.fromkeys(tokens))
    return HasToken(distinct, distinct, parameter.code)


def _identifier_tokens(parameter: Parameter, text: str) -> list[int]:
    pieces = parts(text)
    if len(pieces) > 2 or not pieces[-1]:
        raise BadSearch(parameter.code, f"{parameter.code}:identifier is system|value, |value or value.")
    system = pieces[0] if len(pieces) == 2 else None
    return [identifier_token(path.name, system, pieces[-1]) for path in parameter.paths]


def _references(resource_type: str, parameter: Parameter, modifier: str | None, text: str) -> list[Condition]:
    if not text:
        raise BadSearch(parameter.code, f"{parameter.code} has an empty value.")
    for own in here().own_urls:
        text = text.removeprefix(own)
    if ":" in text or (modifier is None and not parameter.targets and "/" not in text):
        return [_any_token(parameter, (uri_token(path.name, text) for path in parameter.paths))]
    target, _, logical_id = text.split("/_history/")[0].rpartition("/")
    if target and not is_resource_type(target):
        raise BadSearch(parameter.code, f"{parameter.code}: a reference is id, Type/id or a URL.")
    if modifier is not None and target not in ("", modifier):
        raise BadSearch(parameter.code, f"{parameter.code}:{modifier} cannot be a reference to a {target}.")
    targets = [target or modifier] if target or modifier else list(parameter.targets)
    return [_reference_to(resource_type, parameter, one, logical_id) for one in targets if one]


def _reference_to(resource_type: str, parameter: Parameter, target: str, logical_id: str) -> Condition:
    key = key64(f"{target}/{logical_id}")
    if parameter.only not in (None, target):
        return HasToken(())
    if target == "Patient" and looks_at_the_owner(resource_type, parameter.paths):
        return OfPatient(key, reference_token(parameter.paths[0].name, key), parameter.code)
    return _any_token(parameter, (reference_token(path.name, key) for path in parameter.paths))


def _uri(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    texts = [unescaped(one) for one in alternatives(value)]
    return _any_token(parameter, (uri_token(path.name, text) for path in parameter.paths for text in texts))


def _string(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    texts = [unescaped(one) for one in alternatives(value)]
    if not all(texts):
        raise BadSearch(parameter.code, f"{parameter.code} has an empty value.")
    numbers = tuple(path.number for path in parameter.paths)
    if modifier == "exact":
        return HasString(numbers, "exact", tuple(clip(text) for text in texts))
    folded = tuple(clip(fold(text)) for text in texts)
    if not all(folded):
        raise BadSearch(parameter.code, f"{parameter.code} needs a letter or a digit to look for.")
    return HasString(numbers, "contains" if modifier == "contains" else "starts", folded)


def _date(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    intervals = tuple(_interval(parameter, unescaped(one)) for one in alternatives(value))
    if parameter.code == "_lastUpdated":
        return IsUpdated(intervals)
    if parameter.code == principal_date(resource_type):
        return IsDated(intervals)
    return HasDate(tuple(path.number for path in parameter.paths), intervals)


def _interval(parameter: Parameter, text: str) -> Interval:
    comparison, date = prefixed(text)
    try:
        low, high = interval_of(date.replace(" ", "+"), here().zone)
    except DateNotUnderstood as error:
        raise BadSearch(parameter.code, f"{parameter.code}: {error.message}") from None
    if comparison == "ap":
        slack = max((high - low) / 2, timedelta(days=1))
        low, high = (
            (low - slack if low.year > 2 else low),
            (high + slack if high < LATEST - slack else LATEST),
        )
    return Interval(comparison, low, high)


def _number(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    amounts = tuple(_amount(parameter, unescaped(one), NO_UNIT) for one in alternatives(value))
    return HasQuantity(tuple(path.number for path in parameter.paths), amounts)


def _quantity(resource_type: str, parameter: Parameter, modifier: str | None, value: str) -> Condition:
    amounts = [amount for one in alternatives(value) for amount in _amounts(parameter, parts(one))]
    return HasQuantity(tuple(path.number for path in parameter.paths), tuple(amounts))


def _amounts(parameter: Parameter, pieces: list[str]) -> list[Amount]:
    if len(pieces) == 1:
        return [_amount(parameter, pieces[0], None)]
    if len(pieces) != 3 or not pieces[2]:
        raise BadSearch(
            parameter.code, f"{parameter.code}: a quantity is number, number|system|code or number||code."
        )
    text, system, code = pieces
    plain = _amount(parameter, text, None)
    if system:
        lows, highs = [canonical(plain.low, system, code)], [canonical(plain.high, system, code)]
    else:
        lows, highs = candidates(plain.low, code), candidates(plain.high, code)
    return [
        Amount(plain.comparison, low, high, unit) for (unit, low), (_, high) in zip(lows, highs, strict=True)
    ]


def _amount(parameter: Parameter, text: str, unit: int | None) -> Amount:
    comparison, digits = prefixed(text)
    low, high = number_range(parameter.code, digits, comparison)
    if comparison not in ("eq", "ne", "ap"):
        low = high = number(digits)
    return Amount(comparison, low, high, unit)


_KINDS: Mapping[str, Callable[[str, Parameter, str | None, str], Condition]] = {
    "token": _token,
    "reference": _reference,
    "uri": _uri,
    "string": _string,
    "date": _date,
    "number": _number,
    "quantity": _quantity,
}
