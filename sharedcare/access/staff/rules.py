"""Who looks after whose roles, and which cannot be ended. Pure."""

from collections.abc import Collection, Iterable

from sharedcare.access.rights import OF_ROLE, OFFICER
from sharedcare.access.staff.types import HeldRole, Post

ADMINISTRATOR = "administrator"


def is_sound(post: Post) -> bool:
    """Whether it is a role that can be held: one that has rights or is known to have none, with a title."""
    return post.code in OF_ROLE and bool(post.title.strip())


def is_given(code: str) -> bool:
    """Whether administrators give and end this role. An officer reads who has looked at whom everywhere, administrators
    too: those could else watch all through one of their own making, or be rid of the one who watches them."""
    return code != OFFICER


def looks_after(code: str, represents: Collection[str], organization: str) -> bool:
    """Whether somebody in the role `code` looks after the people of an organisation (id), among those they represent."""
    return code == ADMINISTRATOR and organization in represents


def is_last_administrator(role: HeldRole, roles: Iterable[HeldRole]) -> bool:
    """Whether without this role its organisation would have no administrator of its own."""
    if role.post.code != ADMINISTRATOR:
        return False
    return not any(
        one.post.code == ADMINISTRATOR
        and one.post.organization == role.post.organization
        and one.id != role.id
        for one in roles
    )
