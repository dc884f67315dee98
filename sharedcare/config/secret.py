"""The key that sessions and forms are signed with: the operator's, else one that is made once and kept at home.

Who has it can forge a session, so nobody but the owner may read the file. Several machines that serve one database
need the same key.
"""

import os
import secrets
from pathlib import Path

from sharedcare.config.environment import Environment
from sharedcare.kernel.errors import Refusal

_NAME = "secret-key"


class KeyCannotBeKept(Refusal):
    """The home folder cannot hold the key, or the file there is not one."""


def secret_key(environment: Environment) -> str:
    """The key of this instance. Raises KeyCannotBeKept."""
    if environment.secret_key:
        return environment.secret_key
    file = environment.home / _NAME
    try:
        if not file.exists():
            _make(file)
        key = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise KeyCannotBeKept(
            f"The key that sessions are signed with cannot be kept in {file}. Make the folder writable, "
            "or set SHAREDCARE_SECRET_KEY."
        ) from None
    if not key:
        raise KeyCannotBeKept(f"{file} is empty. Remove it, and a new key is made; everybody signs in again.")
    return key


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{_NAME}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(48) + "\n")
    try:
        # A link is there whole or not at all, and the first of several that start at once wins.
        file.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
