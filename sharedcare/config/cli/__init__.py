"""The `sharedcare` command: what an operator types. One module for each subcommand."""

from sharedcare.config.cli.entry import main

__all__ = ["main"]
