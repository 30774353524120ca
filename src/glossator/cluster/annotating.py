"""A batch of statements on a Ray cluster: workers annotate and write the guides, this process keeps the list."""

import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from glossator.batch import Item, Job, Outcome
from glossator.batch.pool import Pool
from glossator.cluster.start import ray, workers_of
from glossator.record.places.opening import place_of
from glossator.record.places.place import storage_environment

ITEM, OUTCOME = "item", "outcome"  # columns of the data sent to the workers and back
AT_ONCE = 10_000  # statements handed to the cluster at once
BLOCK = 64  # statements per block; a block is annotated again if a worker dies


class Annotating:
    """Annotates statements as on one machine: in a process of its own, so that none can crash the others."""

    def __init__(self, job: Job, environment: dict[str, str]) -> None:
        os.environ.update(environment)
        self._job, self._pool = job, Pool(1)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """{ITEM: pickled items} to {OUTCOME: pickled outcomes}; their guides are written when it returns."""
        items = [pickle.loads(item) for item in batch[ITEM]]  # noqa: S301 (from our own driver)
        return {OUTCOME: [pickle.dumps(outcome) for outcome in self._pool(items, self._job)]}


@dataclass(frozen=True)
class RayBatch:
    """An engine for `annotate_batch`; guides, and a record in a folder, must be on a disk that all machines share."""

    address: str = ""
    workers: int | None = None
    annotating: type[Annotating] = Annotating

    def __call__(self, items: Iterable[Item], job: Job) -> Iterator[Outcome]:
        """Outcomes as they are ready, in the order of their blocks."""
        cluster = ray(self.address)
        workers = workers_of(cluster, self.workers)
        job, rest = _everywhere(job), iter(items)
        while some := list(islice(rest, AT_ONCE)):
            block = max(1, min(BLOCK, len(some) // (2 * workers)))
            data = cluster.data.from_items(
                [{ITEM: pickle.dumps(_resolved(item))} for item in some], override_num_blocks=-(-len(some) // block)
            ).map_batches(
                self.annotating,
                fn_constructor_kwargs={"job": job, "environment": storage_environment()},
                batch_size=block,
                num_cpus=1,
                compute=cluster.data.ActorPoolStrategy(min_size=1, max_size=workers),
            )
            for row in data.iter_rows():
                yield pickle.loads(row[OUTCOME])  # noqa: S301 (from our own workers)


def _everywhere(job: Job) -> Job:
    """The job with places that mean the same to every process."""
    place = place_of(job.record)
    record = str(Path(place.address).resolve()) if place.one_machine else place.address
    actors = str(Path(job.actors).resolve()) if job.actors else ""
    return replace(job, record=record, out=job.out.resolve(), actors=actors)


def _resolved(item: Item) -> Item:
    return replace(item, file=item.file.resolve()) if item.file else item
