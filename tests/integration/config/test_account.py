"""As whom the embedded PostgreSQL runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sharedcare.config.embedded.account import account_for
from sharedcare.config.embedded.errors import EmbeddedDatabaseUnavailable

_LOOK = "import os, sys; print(os.geteuid(), os.access(sys.argv[1], os.R_OK | os.X_OK))"

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it as somebody else")
as_somebody = pytest.mark.skipif(os.geteuid() == 0, reason="root may use everybody's data")


@as_root
def test_root_runs_it_as_somebody_without_privileges_who_reaches_what_lies_in_a_closed_folder(
    tmp_path: Path,
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    program = closed / "program"
    program.touch(mode=0o755)
    account = account_for(closed / "data")

    command = account.command(sys.executable, "-c", _LOOK, program, passing=(program, Path(sys.executable)))
    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    assert account.uid != 0
    assert ran.stdout == f"{account.uid} True\n"


@as_root
def test_data_that_somebody_made_stays_theirs_when_root_runs_it(tmp_path: Path) -> None:
    data = tmp_path / "postgres"
    data.mkdir()
    os.chown(data, 65534, 65534)

    assert account_for(data).uid == 65534


@as_somebody
def test_everybody_else_runs_it_as_themselves(tmp_path: Path) -> None:
    account = account_for(tmp_path / "postgres")

    assert account.uid == os.geteuid()
    assert account.command("initdb", passing=()) == ["initdb"]


@as_somebody
def test_somebody_elses_data_is_refused() -> None:
    with pytest.raises(EmbeddedDatabaseUnavailable, match="belongs to root, not to you"):
        account_for(Path("/"))
