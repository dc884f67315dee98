"""What has just happened to a patient, and what a command brings whole, with all that was found of it at the time."""

from datetime import timedelta

from sharedcare.access.types import Actor, Ground

LOOKED_BACK = timedelta(days=30)
"""What is older than this calls for nothing any more when it comes."""

_LOADING = ("load", "demo")


def brings_whole(by: Actor) -> bool:
    """Whether this is a command that brings whole records, in which nothing has just happened."""
    return by.ground is Ground.OPERATOR and by.name in _LOADING
