"""How each primitive type of R4 is written (section 2.24.0.1), as one regular expression and one sentence.

The expressions are read by two engines, Rust's (the compiled schema) and Python's (the explanation), so
they keep to what both understand alike: no look-around, and sets of characters written out, since
`\\s` and `\\d` differ. They describe the whole text; whoever uses them anchors them.
"""

_YEAR = "(?:[0-9](?:[0-9](?:[0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = f"(?:{_YEAR}-{_MONTH_AND_DAY}|{_LEAP_YEAR}-02-29)"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?"
_ZONE = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_MONTH_OR_YEAR = f"{_YEAR}(?:-(?:0[1-9]|1[0-2]))?"
_TEXT = r"[^\x00-\x08\x0b\x0c\x0e-\x1f]+"
_ADDRESS = r"[^\x00-\x20]+"

PATTERNS = {
    "base64Binary": (
        r"(?:[ \t\r\n]*[A-Za-z0-9+/]{4})*[ \t\r\n]*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)[ \t\r\n]*"
    ),
    "canonical": _ADDRESS,
    "code": r"[^\x00-\x20]+(?: [^\x00-\x20]+)*",
    "date": f"(?:{_MONTH_OR_YEAR}|{_DAY})",
    "dateTime": f"(?:{_MONTH_OR_YEAR}|{_DAY}(?:T{_CLOCK}{_ZONE})?)",
    "id": "[A-Za-z0-9.-]{1,64}",
    "instant": f"{_DAY}T{_CLOCK}{_ZONE}",
    "markdown": _TEXT,
    "oid": "urn:oid:[0-2](?:[.](?:0|[1-9][0-9]*))+",
    "string": _TEXT,
    "time": _CLOCK,
    "uri": _ADDRESS,
    "url": _ADDRESS,
    "uuid": "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "xhtml": _TEXT,
}
"""Of the types that JSON writes as a string."""

RANGES = {
    "integer": (-(2**31), 2**31 - 1),
    "positiveInt": (1, 2**31 - 1),
    "unsignedInt": (0, 2**31 - 1),
}
"""Of the whole numbers: the least and the greatest."""

LONGEST_STRING = 1024 * 1024
"""Characters in a string (R4 section 2.24.0.1); attachments and narratives may be longer."""

_ADDRESS_RULE = "an address without spaces"
_TEXT_RULE = "a text of at least one character, with no control characters but tab and line breaks"
RULES = {
    "base64Binary": "bytes in base64, in groups of four characters",
    "boolean": "true or false, without quotes",
    "canonical": _ADDRESS_RULE,
    "code": "a code: no spaces around it and no more than one between its words",
    "date": "a date that exists, written 2015, 2015-02 or 2015-02-28",
    "dateTime": "a date that exists, written 2015, 2015-02 or 2015-02-28, or with time and zone 2015-02-28T13:28:17+01:00",
    "decimal": "a number, without quotes",
    "id": "1 to 64 letters (a to z), digits, hyphens and dots",
    "instant": "a moment that exists, with seconds and zone: 2015-02-28T13:28:17.239+01:00",
    "integer": "a whole number from -2147483648 to 2147483647, without quotes",
    "markdown": _TEXT_RULE,
    "oid": "an OID such as urn:oid:1.2.208",
    "positiveInt": "a whole number from 1 to 2147483647, without quotes",
    "string": _TEXT_RULE,
    "time": "a time of day with seconds: 13:28:17",
    "unsignedInt": "a whole number from 0 to 2147483647, without quotes",
    "uri": _ADDRESS_RULE,
    "url": _ADDRESS_RULE,
    "uuid": "a UUID such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520, in small letters",
    "xhtml": "XHTML of at least one character, with no control characters but tab and line breaks",
}
"""What is allowed, to follow `must be`."""
