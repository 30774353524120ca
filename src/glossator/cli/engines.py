"""The two options of commands whose work can be spread over many machines."""

from typing import TYPE_CHECKING, Annotated

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.batch.run import Engine as BatchEngine
    from glossator.record.engine import Engine

EngineName = Annotated[
    str, typer.Option("--engine", metavar="NAME", help="Where the work is done: local, or ray for a Ray cluster.")
]
RayAddress = Annotated[
    str,
    typer.Option("--ray-address", metavar="ADDR", help="Address of the Ray cluster; by default one is started here."),
]
LOCAL, RAY = "local", "ray"


def adding(name: str, address: str) -> "Engine | None":
    """The engine that reads and encodes; None for this machine. Raises InputError."""
    if not _elsewhere(name, address):
        return None
    from glossator.cluster import RayEngine

    return RayEngine(address)


def annotating(name: str, address: str, processes: int | None) -> "BatchEngine":
    """The engine of a batch. Raises InputError."""
    if not _elsewhere(name, address):
        from glossator.batch.pool import Pool

        return Pool(processes)
    from glossator.cluster import RayBatch

    return RayBatch(address, processes)


def _elsewhere(name: str, address: str) -> bool:
    """True if the work goes to a cluster. Raises InputError if it cannot be used."""
    if name not in (LOCAL, RAY):
        raise InputError(f"--engine {name}: unknown engine; use local or ray")
    if name == LOCAL and address:
        raise InputError("--ray-address needs --engine ray")
    if name == RAY:
        from glossator.cluster.start import ray

        ray(address)
    return name == RAY
