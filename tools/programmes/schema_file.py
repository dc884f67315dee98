"""The schema as the file beside the code, which editors are pointed to."""

import orjson

from sharedcare.programmes.schema import schema


def text() -> str:
    """What stands in the file."""
    return orjson.dumps(schema(), option=orjson.OPT_INDENT_2).decode() + "\n"
