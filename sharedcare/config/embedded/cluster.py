"""The folder of data and the server over it: made, started, and told where it is reached.

Everything here happens under the start lock of `lease`, one process at a time.
"""

import hashlib
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from sharedcare.config.embedded.account import Account, account_for, name_of_us
from sharedcare.config.embedded.errors import EmbeddedDatabaseUnavailable
from sharedcare.config.embedded.programs import MAJOR_VERSION, program, run
from sharedcare.config.embedded.tuning import postgresql_conf
from sharedcare.config.progress import Report

_NAME = "sharedcare"
_PORT = 5432
_LONGEST_FOLDER = 80
"""A socket's whole path may have 107 bytes on Linux, 103 on macOS."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One embedded PostgreSQL: its state lies in `home`. Only tests may have one that is not `durable`."""

    home: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        """The folder that PostgreSQL calls its data directory."""
        return self.home / "postgres"

    def is_made(self) -> bool:
        """Whether there are data, or could be: who may not look is told so when they are opened."""
        try:
            return self.data.exists()
        except PermissionError:
            return True

    @property
    def socket_folder(self) -> Path:
        """Where the socket lies: a short path, since sockets allow no long one, and one per home."""
        temporary = Path(tempfile.gettempdir())
        if len(str(temporary)) > _LONGEST_FOLDER - 40:
            temporary = Path("/tmp")  # noqa: S108 - the folder in it is ours alone, and checked to be
        mark = hashlib.blake2b(str(self.home).encode(), digest_size=5).hexdigest()
        return temporary / f"sharedcare-{account_for(self.data).uid}-{mark}"

    @property
    def url(self) -> str:
        """Where the database is reached, once it runs, as a DATABASE_URL."""
        return f"postgresql://{_NAME}@/{_NAME}?host={quote(str(self.socket_folder), safe='')}&port={_PORT}"

    def stop_command(self) -> list[str]:
        """The command that ends the server at once, with nothing lost: open transactions are rolled back."""
        account = account_for(self.data)
        words = ("--pgdata", self.data, "--mode", "fast", "--timeout", "300", "--silent", "stop")
        return account.command(program("pg_ctl"), *words, passing=(self.data, program("pg_ctl")))


def ensure_running(cluster: Cluster, *, report: Report) -> None:
    """Make the data folder if there is none, start the server if it is not running, make the database."""
    account = account_for(cluster.data)
    _ensure_data(cluster, account=account, report=report)
    if not _answers(cluster):
        _forget_stale_pid(cluster)
        _start(cluster, account=account, report=report)
    with psycopg.connect(_maintenance(cluster), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_NAME]).fetchone()
        if found is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_NAME)))


def _ensure_data(cluster: Cluster, *, account: Account, report: Report) -> None:
    version = cluster.data / "PG_VERSION"
    if version.exists():
        found = version.read_text(encoding="ascii").strip()
        if found != MAJOR_VERSION:
            raise EmbeddedDatabaseUnavailable(
                f"The database in {cluster.data} was written by PostgreSQL {found}, and this release brings "
                f"{MAJOR_VERSION}. Take a dump with the release that wrote it, and restore it into a new SHAREDCARE_HOME."
            )
        return
    if cluster.data.exists() and any(cluster.data.iterdir()):
        raise EmbeddedDatabaseUnavailable(
            f"The folder {cluster.data} holds something that is no database. Move it away, or set SHAREDCARE_HOME."
        )
    report("Making a database ...")
    # Made beside its place and then moved there: whatever ends us in between leaves no half a database.
    fresh = cluster.home / "postgres.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    account.owns(fresh)
    words: list[str | Path] = [
        "--pgdata",
        fresh,
        "--username",
        _NAME,
        "--encoding",
        "UTF8",
        "--locale",
        "C",
        "--auth",
        "peer",
    ]
    if not cluster.durable:
        words.append("--no-sync")
    run(
        program("initdb"), *words, account=account, over=fresh, waiting_for="Making a database", report=report
    )
    fresh.replace(cluster.data)


def _start(cluster: Cluster, *, account: Account, report: Report) -> None:
    _ensure_socket_folder(cluster.socket_folder, account=account)
    conf = postgresql_conf(socket_folder=cluster.socket_folder, durable=cluster.durable)
    # Whoever runs us may be whom the database calls its owner, and nobody else on the machine.
    texts = {
        "postgresql.conf": conf,
        "pg_hba.conf": "local all all peer map=ours\n",
        "pg_ident.conf": f'ours "{name_of_us()}" {_NAME}\n',
    }
    for name, text in texts.items():
        path = cluster.data / name
        path.write_text(text, encoding="utf-8")
        account.owns(path)
    words = ("--pgdata", cluster.data, "--log", cluster.data / "server.log", "--wait", "--timeout", "3600")
    try:
        run(
            *(program("pg_ctl"), *words, "--silent", "start"),
            account=account,
            over=cluster.data,
            waiting_for="Waiting for the database to start",
            report=report,
        )
    except EmbeddedDatabaseUnavailable as refused:
        last = (cluster.data / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()[-3:]
        raise EmbeddedDatabaseUnavailable(
            f"The embedded PostgreSQL does not start. The last it said, in {cluster.data / 'server.log'}: "
            f"{' / '.join(last) or refused.message}"
        ) from None


def _ensure_socket_folder(folder: Path, *, account: Account) -> None:
    try:
        folder.mkdir(mode=0o700)
        account.owns(folder)
    except FileExistsError:
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != account.uid:
            raise EmbeddedDatabaseUnavailable(
                f"{folder} is where the database's socket belongs, and it is somebody else's. Remove it, or set TMPDIR."
            ) from None
        folder.chmod(0o700)


def _forget_stale_pid(cluster: Cluster) -> None:
    """Remove the pid file of a server that was killed, when its number meanwhile belongs to another program.

    PostgreSQL takes any living process of its own account with that number for itself, and would
    refuse to start: after a reboot, or in a container, numbers come back soon. That no process of
    the old server still uses the data is checked by PostgreSQL itself, by the shared memory.
    """
    file = cluster.data / "postmaster.pid"
    try:
        number = int(file.read_text(encoding="utf-8").split("\n", 1)[0])
        is_postgres = psutil.Process(number).name().startswith("postgres")
    except FileNotFoundError:
        return
    except (ValueError, psutil.Error):
        is_postgres = False
    if not is_postgres:
        file.unlink(missing_ok=True)


def _answers(cluster: Cluster) -> bool:
    if not cluster.socket_folder.exists():
        return False
    try:
        psycopg.connect(_maintenance(cluster), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _maintenance(cluster: Cluster) -> str:
    return cluster.url.replace(f"/{_NAME}?", "/postgres?")
