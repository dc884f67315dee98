"""Where to go after signing in, and after choosing another role."""

from django.utils.http import url_has_allowed_host_and_scheme

from sharedcare.visiting.signed_in import START

_NOT_THERE = ("/sign-in", "/sign-out", "/launch")


def safe(wanted: str) -> str:
    """What was wanted, when it is a page of ours; else the start."""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours and not wanted.startswith(_NOT_THERE) else START
