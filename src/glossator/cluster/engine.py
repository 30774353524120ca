"""Adding to a record with a Ray cluster: workers read and encode, this process writes."""

import pickle
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from glossator.cluster.start import ray, workers_of
from glossator.cluster.workers import GROUP, PART, VECTOR, Encoding, Reading
from glossator.record.filing.embedding import BATCH, COLUMNS, Ids, Made
from glossator.record.filing.pipeline import Items, groups
from glossator.record.filing.prepared import Prepared
from glossator.record.readers.options import Options
from glossator.record.readers.walk import walk
from glossator.record.searching.search import Encode
from glossator.record.tables.rows import there
from glossator.record.tables.store import PASSAGES, Store

AT_ONCE = 20_000  # groups of files whose names this process holds at once
BLOCK = 8  # groups per block; a block is read again if a worker dies


@dataclass(frozen=True)
class RayEngine:
    """The cluster at an address, or one on this machine; `workers` is all its CPUs unless told otherwise."""

    address: str = ""
    workers: int | None = None
    reading: type[Reading] = Reading
    encoding: type[Encoding] = Encoding

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """The contents of files and folders that every machine sees at the same path, in the order of the walk."""
        cluster = ray(self.address)
        found = groups(walk(paths))
        while some := list(islice(found, AT_ONCE)):
            yield from self._read(cluster, some, options)

    def _read(self, cluster: Any, some: list[Items], options: Options) -> Iterator[Prepared]:
        data = cluster.data.from_items(
            [{GROUP: pickle.dumps(items)} for items in some], override_num_blocks=-(-len(some) // BLOCK)
        ).map_batches(
            self.reading,
            fn_constructor_kwargs={"options": options, "folder": str(Path.cwd())},
            batch_size=1,
            num_cpus=1,
            compute=self._pool(cluster),
        )
        for row in data.iter_rows():
            yield pickle.loads(row[PART])  # noqa: S301 (from our own workers)

    def vectors(self, store: Store, missing: Ids, encode: Encode | None) -> Iterable[Made]:
        """The vectors; the workers read the passages from the record, which they must reach at the same place."""
        import lance_ray

        cluster = ray(self.address)
        version = ""
        if encode is None:
            from glossator.models.embedder import load_embedder

            version = load_embedder().version
        data: Any = lance_ray.read_lance(
            f"{_everywhere(store)}/{PASSAGES}.lance",
            columns=there(COLUMNS, store.view()[PASSAGES]),
            storage_options=dict(store.place.options()) or None,
            dataset_options={"version": store.view()[PASSAGES].version},
            ray_remote_args={"num_cpus": 0},
        ).map_batches(
            self.encoding,
            fn_constructor_kwargs={"missing": missing, "encode": encode, "version": version},
            batch_size=BATCH,
            batch_format="pyarrow",
            num_cpus=1,
            compute=self._pool(cluster),
        )
        for made in data.iter_batches(batch_size=None, batch_format="pyarrow"):
            for at in range(0, made.num_rows, BATCH):
                batch = made.slice(at, BATCH)
                yield batch.drop_columns([VECTOR]), np.stack(batch.column(VECTOR).to_numpy())

    def _pool(self, cluster: Any) -> Any:
        return cluster.data.ActorPoolStrategy(min_size=1, max_size=workers_of(cluster, self.workers))


def _everywhere(store: Store) -> str:
    return str(Path(store.place.tables).resolve()) if store.place.one_machine else store.place.tables
