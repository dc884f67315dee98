"""What is acknowledged is there, whole, whatever is killed: three rounds of what `tools.torture` does fifty times."""

import os
import subprocess
import sys
from pathlib import Path


def test_killed_at_random_moments_the_record_holds_what_it_promised_and_nothing_in_part(
    tmp_path: Path,
) -> None:
    words = [sys.executable, "-m", "tools.torture", "--times", "3", "--bundles", "15"]
    done = subprocess.run(
        words,
        cwd=Path(__file__).parents[3],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 rounds, 0 with something wrong" in done.stdout
