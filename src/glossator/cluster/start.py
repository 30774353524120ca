"""Join a Ray cluster, or start one on this machine that nobody else can reach."""

import logging
import os
from typing import Any

from glossator.errors import InputError

# Read when Ray is first imported. Its reports on its own use stay off; a cluster of this machine listens on the
# loopback address alone, which Ray does only where it does not expect other machines.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}
PROCESSORS: int | None = None  # of a cluster on this machine; None: as many as there are
_ALONE = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}


def ray(address: str = "") -> Any:
    """Ray, connected to the cluster at `address`, or to one started here with this machine's cores.

    Raises InputError if Ray is not installed or there is no cluster at the address.
    """
    for name, value in (_QUIET if address else {**_QUIET, **_ALONE}).items():
        os.environ.setdefault(name, value)
    try:
        import ray as module
        import ray.data
    except ImportError as problem:
        raise InputError(
            f"--engine ray needs the package {problem.name or 'ray'}: pip install 'glossator[cluster]'"
        ) from problem
    if not module.is_initialized():
        _join(module, address)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True  # of documents with one id the last counts, wherever it was read
    return module


def workers_of(cluster: Any, wanted: int | None) -> int:
    """The number of workers: as many as wanted, or one per CPU of the cluster."""
    return wanted or max(1, int(cluster.cluster_resources().get("CPU", 1)))


def _join(module: Any, address: str) -> None:
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        if address:
            module.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
        else:
            # "local", or an address in the environment would be joined.
            module.init(
                address="local",
                num_cpus=PROCESSORS,
                include_dashboard=False,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
    except (ConnectionError, RuntimeError, ValueError) as problem:
        where = address or "this machine"
        raise InputError(f"--ray-address {where}: no Ray cluster can be used there ({problem})") from problem
