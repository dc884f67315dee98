"""Who needs a second factor, and which may be taken away. Pure."""

from sharedcare.access.accounts.second_factor.types import Factors, Step


def next_step(factors: Factors, *, is_demo: bool, required: bool) -> Step:
    """What has to follow the right password. Everybody in the demonstration is made up, so nobody there has one."""
    if is_demo:
        return Step.NONE
    if factors.count:
        return Step.GIVE
    return Step.SET_UP if required else Step.NONE


def may_remove_one(factors: Factors, *, required: bool) -> bool:
    """Whether one fewer is still enough."""
    return factors.count > 1 or not required
