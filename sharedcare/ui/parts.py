"""The smallest parts of pages, as finished HTML: chips, shapes and dots. What they mean is for the doors to say.

They are made here rather than by template tags because a dense page holds hundreds of them.
"""

from functools import cache

from django.utils.safestring import SafeString

from sharedcare.ui.markup import escaped, html

_NOBODY, _PLAN = "\N{EN DASH}", "\N{IDENTICAL TO}"


@cache
def chip(letter: str, name: str) -> SafeString:
    """A letter in a coloured circle, that stands for `name`."""
    return _chip(escaped(letter) or "none", escaped(letter) or _NOBODY, escaped(name))


@cache
def programme_chip(name: str) -> SafeString:
    """The same of what the programme of this name asks for, and nobody by name."""
    return _chip("programme", _PLAN, escaped(name))


def _chip(look: str, sign: str, said: str) -> SafeString:
    return html(
        f'<b class="chip chip-{look}" title="{said}"><span aria-hidden="true">{sign}</span><span class="unseen">{said}: </span></b>'
    )


@cache
def shape(name: str, word: str) -> SafeString:
    """One of the shapes in `ui/shapes.html`, and the word that it stands for."""
    said = escaped(word)
    return html(
        f'<svg class="shape {name}" width="16" height="16" role="img" aria-label="{said}"><title>{said}</title>'
        f'<use href="#shape-{name}"/></svg>'
    )


@cache
def dot(word: str) -> SafeString:
    """The dot on what is new."""
    said = escaped(word)
    return html(f'<i class="dot" title="{said}"><span class="unseen">{said}</span></i>')


@cache
def sign(mark: str, word: str) -> SafeString:
    """A sign before a line, such as an arrow, that stands for `word`; nothing but its room without one."""
    said = escaped(word)
    inside = (
        f'<span aria-hidden="true">{escaped(mark)}</span><span class="unseen">{said}: </span>' if word else ""
    )
    return html(f'<b class="sign" title="{said}">{inside}</b>')
