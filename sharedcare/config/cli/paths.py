"""Paths as an operator types them."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

import click


class FileOrFolder(click.Path):
    """A file or folder that is there. A pipe, a device or a socket is none: one could wait for it without end."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, once it is known to be one."""
        path = super().convert(value, param, ctx)
        assert isinstance(path, Path)  # noqa: S101 - for the type checker
        mode = path.stat().st_mode
        if not S_ISREG(mode) and not S_ISDIR(mode):
            self.fail(
                f"{path} is a pipe, a device or a socket. Save what comes out of it in a file, and name that.",
                param,
                ctx,
            )
        return path
