"""The command: `python -m tools.torture --times 50`. It takes about five seconds a round."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random, SystemRandom

import django

from sharedcare.config.embedded.cluster import Cluster
from tools.torture import killing


def main() -> int:
    """Torture a record of its own; 0 when nothing was ever wrong."""
    words = argparse.ArgumentParser(prog="python -m tools.torture", description=__doc__)
    words.add_argument("--times", type=int, default=50, help="rounds of killing")
    words.add_argument("--bundles", type=int, default=60, help="bundles in a round")
    words.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(10**6), help="to kill alike again"
    )
    asked = words.parse_args()
    home = Path(tempfile.mkdtemp(prefix="sharedcare-torture-"))
    try:
        return _torture(home, times=asked.times, many=asked.bundles, seed=asked.seed)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _torture(home: Path, *, times: int, many: int, seed: int) -> int:
    migrate = [sys.executable, "-m", "sharedcare", "migrate"]
    subprocess.run(migrate, env=killing.environment(home), check=True)
    _start_django(home)
    from tools.torture.trial import Trial  # needs Django set up

    trial = Trial(home, Random(seed), many)  # noqa: S311 - not for secrets
    print(f"seed {seed}")
    bad, began = 0, time.monotonic()
    for number in range(times):
        database_too = number % 2 == 1
        what, wrong = trial.round(number, database_too=database_too)
        bad += bool(wrong)
        whom = "with the database" if database_too else "without the database"
        print(f"round {number + 1}: {what}, {whom}: {'; '.join(wrong) or 'all well'}", flush=True)
    last = trial.look_at_everything()
    print(f"at the end: {'; '.join(last) or 'all well'}")
    stored = sum(one.resources for one in trial.made)
    print(
        f"{times} rounds, {bad} with something wrong; {stored:,} resources; {time.monotonic() - began:.0f} s"
    )
    return 1 if bad or last else 0


def _start_django(home: Path) -> None:
    os.environ["SHAREDCARE_HOME"] = str(home)
    os.environ["DATABASE_URL"] = Cluster(home).url
    os.environ["DJANGO_SETTINGS_MODULE"] = "sharedcare.config.settings"
    django.setup()


if __name__ == "__main__":
    sys.exit(main())
