"""As whom the embedded PostgreSQL runs, since it refuses to run as root.

Everybody else runs it as themselves. For root an account without privileges is taken: the one that
already owns the data, else `postgres`, else `nobody`. Root's own folders are often closed to others
(`/root`, what `mktemp -d` makes), and the data shall nevertheless lie in them: rather than opening
folders for everybody, which would outlive us, the server is then given the one capability to pass
through closed doors (CAP_DAC_OVERRIDE) for as long as it lives.
"""

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from sharedcare.config.embedded.errors import EmbeddedDatabaseUnavailable

_ACCOUNTS_FOR_ROOT = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The system account that the server runs as, and how a command is run as it."""

    uid: int
    gid: int
    is_ours: bool

    def command(self, *command: str | Path, passing: tuple[Path, ...] = ()) -> list[str]:
        """The command line that runs `command` as this account, able to reach the paths `passing`."""
        words = [str(word) for word in command]
        if self.is_ours:
            return words
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            raise EmbeddedDatabaseUnavailable(
                "PostgreSQL does not run as root, and the program setpriv (package util-linux), with which root "
                "could run it as somebody else, is missing. Install it, run as another user, or set DATABASE_URL."
            )
        identity = [setpriv, f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"]
        if not all(self._reaches(path) for path in passing):
            identity += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            # access(2), by which PostgreSQL looks for its own parts, else leaves capabilities out of account.
            identity += ["--securebits=+no_setuid_fixup"]
        return [*identity, "--", *words]

    def owns(self, path: Path) -> None:
        """Make `path` belong to this account (root only; nobody else has to)."""
        if not self.is_ours:
            os.chown(path, self.uid, self.gid)

    def _reaches(self, path: Path) -> bool:
        """Whether this account may pass through every folder above `path`."""
        for parent in path.absolute().parents:
            status = parent.stat()
            if status.st_uid == self.uid:
                needed = stat.S_IXUSR
            elif status.st_gid == self.gid:
                needed = stat.S_IXGRP
            else:
                needed = stat.S_IXOTH
            if not status.st_mode & needed:
                return False
        return True


def account_for(data: Path) -> Account:
    """The account that runs the server over the data folder `data`, which need not exist yet."""
    ours = os.geteuid()
    owner = data.stat().st_uid if data.exists() else None
    if ours != 0:
        if owner is not None and owner != ours:
            raise EmbeddedDatabaseUnavailable(
                f"The database in {data} belongs to {_name_of(owner)}, not to you. Run as that user or as root, "
                "or set SHAREDCARE_HOME to a folder of your own."
            )
        _require_name(ours)
        return Account(uid=ours, gid=os.getegid(), is_ours=True)
    if owner:
        return Account(uid=owner, gid=data.stat().st_gid, is_ours=False)
    for name in _ACCOUNTS_FOR_ROOT:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid, is_ours=False)
    raise EmbeddedDatabaseUnavailable(
        "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody to run it as. "
        "Add one (useradd --system postgres), run as another user, or set DATABASE_URL."
    )


def name_of_us() -> str:
    """The name by which PostgreSQL knows the user of this process."""
    return _name_of(os.geteuid())


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _require_name(uid: int) -> None:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedDatabaseUnavailable(
            f"The user number {uid} that this runs as has no name on this machine, and PostgreSQL needs one. "
            "Add it to /etc/passwd, run as another user, or set DATABASE_URL."
        ) from None
