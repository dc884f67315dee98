"""What the templates about people are given, and what was typed."""

from dataclasses import dataclass

from django.http import HttpRequest

from sharedcare.access.rights import OFFICER
from sharedcare.access.staff.types import Colleague, Newcomer, Post
from sharedcare.office.entering import Around
from sharedcare.office.people.words import Words
from sharedcare.ui.frame import Frame

Problems = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """A page about people. `places` are the organisations whose people the reader looks after: id and name.

    `typed` is what stands in the form.
    """

    around: Around
    words: Words
    places: tuple[tuple[str, str], ...]
    people: tuple[Colleague, ...] = ()
    typed: Newcomer
    problems: Problems = ()

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame

    @property
    def officer(self) -> str:
        """The role that is neither given nor ended here."""
        return OFFICER

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The roles to choose from: code and name."""
        return tuple(self.words.codes.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(PeoplePage):
    """The page about one of them."""

    person: Colleague

    @property
    def is_officer(self) -> bool:
        """Whether the person answers for data protection, and so gets no link from here."""
        return any(one.post.code == OFFICER for one in self.person.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedPage:
    """What is shown once: the link for who was invited, and the name to sign in with."""

    around: Around
    words: Words
    username: str
    link: str
    says: str

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


def post_of(request: HttpRequest) -> Post:
    """The role that was typed."""
    typed = request.POST
    title = typed.get("called", "")[:200]
    return Post(typed.get("code", ""), title, typed.get("place", ""))


def newcomer_of(request: HttpRequest) -> Newcomer:
    """Who was typed."""
    typed = request.POST
    return Newcomer(
        typed.get("given", "")[:100],
        typed.get("family", "")[:100],
        typed.get("username", "")[:80],
        post_of(request),
    )
