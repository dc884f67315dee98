"""What a page may do in a browser: the content security policy, and in whose pages it may be shown.

Nothing comes from elsewhere, and nothing that stands in the page itself is run: what somebody managed to write into a
name could not do anything.
"""

from collections.abc import Iterable

_OWN = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; "
_ACTIVE = f"{_OWN}script-src 'self'; connect-src 'self'; form-action 'self'; "
_PASSIVE = f"{_OWN}form-action 'none'; "


def policy(*, frames: Iterable[str], is_passive: bool = False) -> str:
    """The policy of a page that may be shown inside pages of the origins `frames`; a passive one sends nothing and runs nothing."""
    shown_in = " ".join(frames) or "'none'"
    return f"{_PASSIVE if is_passive else _ACTIVE}frame-ancestors {shown_in}"
