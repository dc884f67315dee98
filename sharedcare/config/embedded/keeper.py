"""Stops the server when the last process that uses it has gone, also when that one was killed.

    keeper.py USERS_LOCK KEEPER_LOCK SOCKET_FOLDER COMMAND...

Every user of the server holds USERS_LOCK shared. The kernel gives it back when a user ends, however
it ends, so waiting for it alone is waiting for the last one. The keeper then runs COMMAND and clears SOCKET_FOLDER away. It is a
program of its own that needs nothing but the standard library, and lives outside our terminal, so
that neither Ctrl-C nor a kill of the whole process group reaches it.
"""

import contextlib
import fcntl
import os
import subprocess
import sys


def keep(users_lock: str, keeper_lock: str, socket_folder: str, *command: str) -> None:
    """Wait until nobody uses the server, then stop it. Returns at once when another keeper is on duty."""
    with open(users_lock, "rb") as users, open(keeper_lock, "rb") as keeper:  # noqa: PTH123 - starts faster
        try:
            fcntl.flock(keeper, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        fcntl.flock(users, fcntl.LOCK_EX)
        # Also when it is stopped already: then the command says so and does nothing.
        subprocess.run(  # noqa: S603 - given to us by `lease`
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(OSError):
            os.rmdir(socket_folder)  # noqa: PTH106 - starts faster
        # In this order: whoever gets in next finds the keeper's place free.
        fcntl.flock(keeper, fcntl.LOCK_UN)


if __name__ == "__main__" and os.fork() == 0:
    # A process without a parent of ours: nobody has to wait for it, and nobody is warned about it.
    keep(*sys.argv[1:])
