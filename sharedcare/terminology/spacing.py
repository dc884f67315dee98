"""How a number and its unit stand together, which languages do not agree about."""


def with_unit(number: str, unit: str, language: str) -> str:
    """A number with its unit: `95 %` in Danish and `95%` in English, `80 kg` in both. Without a unit the number alone."""
    return f"{number}{unit}" if not unit or (unit == "%" and language == "en") else f"{number} {unit}"
