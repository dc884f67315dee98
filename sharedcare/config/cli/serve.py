"""`sharedcare serve`: the web server."""

import os
from contextlib import nullcontext

import click

from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.environment import read_environment
from sharedcare.config.production import require_ready
from sharedcare.config.webserver import require_free
from sharedcare.config.webserver import serve as run_server
from sharedcare.config.worker.beside import worker_beside


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=Whole(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--no-worker", is_flag=True, help="Where `sharedcare worker` runs by itself: start none beside."
)
def serve(host: str, port: int, *, no_worker: bool) -> None:
    """Serve until Ctrl-C, with a worker beside. The database is brought up to date first, if it is behind."""
    require_free(host=host, port=port)
    require_ready(read_environment(os.environ), host=host)
    with record(report=say) as environment:
        if environment.demo:
            from sharedcare.config.made_up import require_made_up  # needs Django set up

            require_made_up()
        with nullcontext() if no_worker else worker_beside():
            run_server(
                host=host,
                port=port,
                environment=environment,
                report=say,
                when_ready=lambda: say(f"Serving on http://{host}:{port}"),
            )
