"""The web server: Granian, with a few processes of a few threads, each thread with its own connection.

Measured, not guessed: WSGI with one process per processor answered more than one process with many
threads, since Python runs one thread of a process at a time.
"""

import multiprocessing
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from importlib import import_module

from granian.constants import HTTPModes, Interfaces
from granian.server import Server

from sharedcare.config.environment import Environment
from sharedcare.config.progress import Report
from sharedcare.config.secret import secret_key
from sharedcare.kernel.errors import Refusal

_PATIENCE_FOR_KILLED = 3.0
"""Seconds in which the processes of a server that was killed let go of its port."""
_PATIENCE_FOR_FIRST_ANSWER = 20.0
"""Seconds after which somebody who waits for the first answer is told that something is wrong."""


class AddressIsTaken(Refusal):
    """The web server cannot listen where it was told to."""


class ServerFailed(Refusal):
    """The web server ended by itself."""


def require_free(*, host: str, port: int) -> None:
    """Refuse when nobody can listen at this address: before anything that takes time is begun."""
    last_try = time.monotonic() + _PATIENCE_FOR_KILLED
    while True:
        try:
            family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
            with socket.socket(family, socket.SOCK_STREAM) as listener:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((host, port))
                # Two sockets may be bound to one address, and only one may listen.
                listener.listen(1)
        except socket.gaierror:
            raise AddressIsTaken(f"{host} is no address of this machine. Use --host 127.0.0.1.") from None
        except PermissionError:
            raise AddressIsTaken(f"Port {port} is for root alone. Choose one above 1023.") from None
        except OSError as error:
            if not _is_taken(host, port):
                raise AddressIsTaken(f"Cannot listen on {host}, port {port}: {error.strerror}.") from None
            if time.monotonic() > last_try:
                raise AddressIsTaken(
                    f"Port {port} is in use by another program. Stop that program, or choose another port: "
                    f"PORT={port + 1} make demo, or sharedcare serve --port {port + 1}."
                ) from None
            time.sleep(0.2)
        else:
            return


def _is_taken(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except TimeoutError:
        return True
    except OSError:
        return False
    return True


def serve(
    *, host: str, port: int, environment: Environment, when_ready: Callable[[], None], report: Report
) -> None:
    """Serve until Ctrl-C or SIGTERM; `when_ready` is called once when the first answer has come."""
    # What cannot even be imported is said once, here, and not by each process again and again.
    import_module("sharedcare.config.urls")
    os.environ["SHAREDCARE_SERVER"] = str(os.getpid())
    os.environ["SHAREDCARE_SECRET_KEY"] = secret_key(environment)
    # Threads and locks do not survive a fork: each process starts from nothing.
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        target="sharedcare.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=environment.threads,
        blocking_threads_idle_timeout=600,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    # Granian takes a closed terminal for a wish to reload.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    threading.Thread(
        target=_tell_when_ready,
        args=(host, port, when_ready, report, server.main_loop_interrupt),
        daemon=True,
    ).start()
    try:
        server.serve()
    except SystemExit:
        # A worker that heard the Ctrl-C before its parent did is no failure.
        if not server.interrupt_signal:
            raise ServerFailed(
                "The web server's processes ended by themselves; the lines above say why."
            ) from None


def _tell_when_ready(
    host: str, port: int, when_ready: Callable[[], None], report: Report, ended: threading.Event
) -> None:
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - recognised, not listened on
    url = f"http://[{address}]:{port}/healthz" if ":" in address else f"http://{address}:{port}/healthz"
    # No proxy of the environment stands between us and ourselves.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    warn_at = time.monotonic() + _PATIENCE_FOR_FIRST_ANSWER
    while not ended.wait(0.1):
        try:
            with opener.open(url, timeout=5):
                pass
        except OSError as error:
            if time.monotonic() > warn_at:
                warn_at = float("inf")
                report(f"The web server was started and has given no good answer yet ({error}).")
            continue
        when_ready()
        return
