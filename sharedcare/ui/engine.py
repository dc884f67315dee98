"""What turns templates into pages: Jinja2, asked by Django (`TEMPLATES` in the settings).

A template is read and compiled when a process needs it for the first time, and looked at no more.
"""

from typing import Any

from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from jinja2 import Environment, StrictUndefined

from sharedcare.ui.markup import html


def environment(**options: Any) -> Environment:
    """The environment of all templates, with what Django asks for (`loader`, `auto_reload`).

    Whatever the ending of its name, what a template is given is escaped. A name that does not exist is an error
    (jinja2.UndefinedError), not nothing. The end of the last line stays, as it may be what parts two words.
    """
    ours = {"autoescape": True, "undefined": StrictUndefined, "keep_trailing_newline": True}
    made = Environment(**{**options, **ours})  # noqa: S701 - it does escape
    # Jinja's own functions (`range`, `lipsum`): no page wants them, and each template that is included would look them through.
    made.globals.clear()
    made.filters["capfirst"] = capfirst
    made.filters["linebreaks"] = _paragraphs
    return made


def _paragraphs(text: str) -> SafeString:
    return html(linebreaks(text, autoescape=True))
