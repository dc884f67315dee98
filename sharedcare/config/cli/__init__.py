"""The `sharedcare` command: what an operator types. One module for each subcommand."""

import signal
from typing import Never


def main() -> Never:
    """Run the command line."""
    # While the program is still being read nothing has been started: Ctrl-C then simply ends it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from sharedcare.config.cli.entry import run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()
