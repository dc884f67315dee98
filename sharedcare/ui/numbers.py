"""Numbers as they are written in Danish and in English."""

from collections.abc import Iterable

from sharedcare.kernel.decimals import worth

_MINUS = "\N{MINUS SIGN}"
_THIN = "\N{THIN SPACE}"


def decimal(value: float, digits: int, language: str) -> str:
    """With this many decimals, and a thin space between the thousands."""
    text = f"{abs(value):,.{digits}f}".replace(",", _THIN)
    if language == "da":
        text = text.replace(".", ",")
    return f"{_MINUS}{text}" if value < 0 and float(f"{value:.{digits}f}") != 0 else text


def measured(values: Iterable[float | None], least: int, language: str) -> str:
    """A value, or the two of a pair, as it was typed: with `least` decimals in any case, and never rounded across a limit."""
    return "/".join(decimal(one, worth(one, least), language) for one in values if one is not None)


def signed(value: float, digits: int, language: str) -> str:
    """How much something moved: +2,1 or -0,4, and 0 for nothing."""
    text = decimal(value, digits, language)
    return text if text.startswith(_MINUS) or float(f"{value:.{digits}f}") == 0 else f"+{text}"


def shortest(value: float, language: str) -> str:
    """With as many decimals as it has, two at most: for limits, which people chose."""
    return decimal(value, _digits(value), language)


def in_step(values: tuple[float | None, ...], language: str) -> tuple[str | None, ...]:
    """Several with as many decimals as the one that has most: 3,5 and 5,0."""
    digits = max((_digits(value) for value in values if value is not None), default=0)
    return tuple(None if value is None else decimal(value, digits, language) for value in values)


def _digits(value: float) -> int:
    return next(digits for digits in (0, 1, 2) if digits == 2 or round(value, digits) == round(value, 2))
