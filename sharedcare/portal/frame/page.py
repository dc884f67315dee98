"""What stands around every page of the portal. Pure."""

from dataclasses import dataclass

from sharedcare.portal.frame.words import WORDS, FrameWords
from sharedcare.portal.whose import Whose


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to a page; `icon` names its picture."""

    href: str
    label: str
    icon: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Around:
    """`bar` says, to a relative, for whom they look and how far they may go."""

    words: FrameWords
    bar: str
    bar_more: str
    tabs: tuple[Tab, ...]


_OWN = (
    ("start", "/my"),
    ("plan", "/my/plan"),
    ("seen", "/my/seen"),
    ("sharing", "/my/sharing"),
    ("relatives", "/my/relatives"),
)
_OF_RELATIVES = (("start", "/my"), ("plan", "/my/plan"), ("sharing", "/my/sharing"))


def around(whose: Whose, *, tab: str, language: str) -> Around:
    """The bar and the tabs. A relative has those that their level leads to."""
    words = WORDS[language]
    tabs = _OWN if whose.is_own else _OF_RELATIVES
    labels = words.tabs if whose.is_own else words.tabs | words.tabs_for
    return Around(
        words=words,
        bar="" if whose.proxy is None else words.bar.format(name=whose.first_name),
        bar_more="" if whose.proxy is None else words.may[whose.proxy.level],
        tabs=tuple(Tab(href, labels[name], name, name == tab) for name, href in tabs),
    )
