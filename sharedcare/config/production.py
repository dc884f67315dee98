"""What has to be so before others can reach this.

Production is whatever is not the demonstration and is meant to be reached from other machines: by the address it listens on,
by a name in SHAREDCARE_HOSTS, or through a proxy. Nobody has to remember to say so.
"""

from ipaddress import ip_address

from sharedcare.config.environment import Environment
from sharedcare.kernel.errors import Refusal

_OWN_NAMES = ("localhost", ".localhost")


class NotReadyForOthers(Refusal):
    """Something is missing without which nobody else should reach this; the text names all of it."""


def require_ready(environment: Environment, *, host: str) -> None:
    """Raise NotReadyForOthers when other machines can reach this, and it has no secrets of its own or speaks no https."""
    if environment.demo or not _is_for_others(environment, host):
        return
    missing = []
    if not environment.secret_key:
        missing.append(
            "SHAREDCARE_SECRET_KEY is missing: make a key with `openssl rand -base64 48`, keep it where your other secrets "
            "are, and give the same to every machine that serves this database."
        )
    if not environment.proxy:
        missing.append(
            "SHAREDCARE_PROXY is not 1: others reach this by https alone, which a proxy in front has to speak."
        )
    if missing:
        raise NotReadyForOthers(f"Other machines can reach this, so it does not start. {' '.join(missing)}")


def _is_for_others(environment: Environment, host: str) -> bool:
    return environment.proxy or not all(_is_this_machine(name) for name in (host, *environment.hosts))


def _is_this_machine(name: str) -> bool:
    if name.lower() in _OWN_NAMES:
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
