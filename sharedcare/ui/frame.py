"""The frame around every page of a door: what its template is given.

A door makes it with `frame_for`, puts it into its page as `frame`, extends `ui/page.html`, and answers with
`answer.rendered`.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from sharedcare.ui.look import Look, look_of, with_choice
from sharedcare.ui.shelf import mark
from sharedcare.ui.words import WORDS, FrameWords


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """One of the roles that somebody can act in: its id, what it is called, and where."""

    id: str
    title: str
    place: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is signed in: name, and the role or organisation acted for.

    `key` tells two readers apart. `seconds` is how long they stay signed in if nothing happens; 0 where nobody counts.
    `own` is whether there is a page of their own sign-in. `roles` are those to choose from, if several. Who has no name
    here, such as a patient, is called as the button that opens their menu is.
    """

    name: str
    role: str = ""
    key: str = ""
    seconds: int = 0
    own: bool = False
    roles: tuple[RoleChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several settings, as a link to this page with it."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Switch:
    """A setting with its choices."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A shortcut and what it does, for the list on `?`. The element that it is for carries it as `data-key`."""

    key: str
    does: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What everything on the page is to be read under, in the bar at the top, and the link out of it."""

    text: str
    link: str
    href: str


@dataclass(frozen=True, slots=True)
class Caution:
    """What may not be forgotten for as long as the page is open, in a bar of its own: in few words for the title and
    for small screens, and what else there is to say where there is room."""

    text: str
    more: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The way to what waits for the reader, and how many of it press: None where that was not counted lately."""

    href: str
    pressing: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the frame around a page is given. `styles` are the page's own, beside those of `ui`.

    `find` is whether the bar at the top has the search field, for who is signed in: a page that finds has its own.
    """

    words: FrameWords
    look: Look
    mark: str
    reader: Reader | None
    csrf: str
    switches: tuple[Switch, ...]
    language_href: str
    styles: tuple[str, ...]
    keys: tuple[Key, ...]
    is_demo: bool
    find: bool = True
    waiting: Waiting | None = None
    notice: Notice | None = None
    caution: Caution | None = None


def frame_for(
    request: HttpRequest,
    *,
    reader: Reader | None,
    csrf: str = "",
    styles: tuple[str, ...] = (),
    keys: tuple[Key, ...] = (),
    find: bool = True,
) -> Frame:
    """The frame of a page for this reader; `csrf` is the token for its forms."""
    look = look_of(request)
    words = WORDS[look.language]
    return Frame(
        words=words,
        look=look,
        mark=mark(),
        reader=reader,
        csrf=csrf,
        switches=(
            _switch(request, words.density, "density", words.densities, look.density),
            _switch(request, words.theme, "theme", words.themes, look.theme),
            _switch(request, words.keys, "keys", words.keys_states, look.keys),
        ),
        language_href=with_choice(request, lang=words.other_code),
        styles=styles,
        keys=keys,
        is_demo=settings.ENVIRONMENT.demo,
        find=find,
    )


def _switch(
    request: HttpRequest, label: str, name: str, values: tuple[tuple[str, str], ...], chosen: str
) -> Switch:
    return Switch(
        label,
        tuple(Choice(said, with_choice(request, **{name: value}), value == chosen) for value, said in values),
    )
