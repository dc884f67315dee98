"""One round: load, kill, look, load again, look again."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from tools.torture import killing, looking
from tools.torture.bundles import Made, make


@dataclass(slots=True)
class Trial:
    """An embedded database and all bundles that were ever given to it."""

    home: Path
    random: Random
    many: int
    made: list[Made] = field(default_factory=list)
    promised: set[str] = field(default_factory=set)

    def round(self, number: int, *, database_too: bool) -> tuple[str, list[str]]:
        """What happened, and everything that was wrong afterwards."""
        folder, acknowledged = self.home / f"round-{number}", self.home / f"acknowledged-{number}"
        new = make(folder, many=self.many, prefix=f"r{number}", random=self.random)
        self.made += new
        with self._database():
            load = killing.start(folder, acknowledged, home=self.home)
            killing.wait_for_a_moment(load, acknowledged, most=self.many - 1, random=self.random)
            if database_too:
                killing.kill_everything(load, data=Cluster(self.home).data)
            else:
                killing.kill_load(load)
        said = killing.promised(acknowledged)
        self.promised |= said
        with self._database() as url:
            wrong = looking.wrongs(url, made=self.made, promised=self.promised, searched=new)
            wrong += self._finish(folder, acknowledged)
            self.promised |= {str(one.file) for one in self.made}
            wrong += looking.wrongs(url, made=self.made, promised=self.promised, searched=new)
        return f"killed when {len(said)} of {self.many} bundles were acknowledged", wrong

    def look_at_everything(self) -> list[str]:
        """What is wrong with any of the bundles of all rounds."""
        with self._database() as url:
            return looking.wrongs(url, made=self.made, promised=self.promised, searched=self.made)

    def _finish(self, folder: Path, acknowledged: Path) -> list[str]:
        """The same load again, to its end."""
        load = killing.start(folder, acknowledged, home=self.home)
        try:
            _, said = load.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            killing.kill_load(load)
            return ["the load hung when it was run again"]
        return [] if load.returncode == 0 else [f"the load failed when it was run again: {said.strip()}"]

    @contextmanager
    def _database(self) -> Iterator[str]:
        """The server stays up while we look, whoever else is killed."""
        with lease(Cluster(self.home), report=silence) as url:
            yield url
