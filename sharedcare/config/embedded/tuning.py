"""What the embedded PostgreSQL is told: fast on this machine, and never less than durable.

The file is written anew at each start, so that it fits the machine it finds itself on. What an
operator sets with ALTER SYSTEM is kept by PostgreSQL in a file of its own, which comes after.
"""

import os
from pathlib import Path

_MEGABYTE = 1024 * 1024
_SMALLEST_BUFFERS_MB = 128
_LARGEST_BUFFERS_MB = 2048


def postgresql_conf(*, socket_folder: Path, durable: bool) -> str:
    """The text of postgresql.conf. Only a test may ask for a database that is not `durable`."""
    memory = _memory_mb()
    buffers = min(max(memory // 4, _SMALLEST_BUFFERS_MB), _LARGEST_BUFFERS_MB)
    settings = {
        # Reached through a socket in a closed folder only, never through the network.
        "listen_addresses": "''",
        "unix_socket_directories": f"'\"{socket_folder}\"'",
        "unix_socket_permissions": "0777",
        "max_connections": "100",
        # Memory: a quarter for the server's own cache, the rest is the operating system's cache.
        "shared_buffers": f"{buffers}MB",
        "effective_cache_size": f"{max(memory * 3 // 4, buffers)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{min(max(memory // 16, 64), 512)}MB",
        "huge_pages": "off",
        # A partitioned table or a whole search may lock many relations at once.
        "max_locks_per_transaction": "256",
        # An acknowledged change is on the disk.
        "fsync": _on(durable),
        "synchronous_commit": "on",
        "full_page_writes": _on(durable),
        # Rare, spread-out checkpoints: a bulk load is not interrupted every minute.
        "checkpoint_timeout": "15min",
        "max_wal_size": "4GB",
        "min_wal_size": "256MB" if durable else "32MB",
        # Short queries by the thousand: compiling a plan costs more than running it.
        "jit": "off",
        "random_page_cost": "1.1",
        "track_io_timing": "on",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "datestyle": "'iso, ymd'",
        "lc_messages": "'C'",
        # The log goes to a file beside the data. Statements may hold personal data: none is logged.
        "log_checkpoints": "off",
        "log_min_messages": "warning",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_line_prefix": "'%m [%p] '",
    }
    lines = [f"{name} = {value}" for name, value in settings.items()]
    return "\n".join(
        ["# Written by Shared Care at each start. Use ALTER SYSTEM for settings of your own.", *lines, ""]
    )


def _on(yes: bool) -> str:  # noqa: FBT001 - a word for a truth value
    return "on" if yes else "off"


def _memory_mb() -> int:
    """The memory this process may use: of the machine, or of the container where that is less."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit_file in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            limit = Path(limit_file).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if limit.isdigit():
            memory = min(memory, int(limit))
    return memory // _MEGABYTE
