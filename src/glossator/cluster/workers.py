"""The work in the processes of a cluster: reading files, making vectors. Ray restarts a process that dies."""

import os
import pickle
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from glossator.errors import InputError
from glossator.models.runtime import THREADS_VARIABLE
from glossator.record.filing.embedding import Ids, lacking
from glossator.record.filing.pipeline import Flow
from glossator.record.readers.options import Options
from glossator.record.searching.search import Encode

GROUP, PART, VECTOR = "group", "part", "vector"  # columns of the data sent there and back


class Reading:
    """Reads groups of files as on one machine: in a process of its own, bounded in time and memory."""

    def __init__(self, options: Options, folder: str) -> None:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise InputError(f"{folder}: not on every machine of the cluster; the files to read must be, at one path")
        self._flow = Flow(options, processes=1, folder=folder)

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """{GROUP: pickled lists of paths and refusals} to one {PART: a pickled Prepared} at a time, in order."""
        for group in batch[GROUP]:
            for part in self._flow.run(iter([pickle.loads(group)])):  # noqa: S301 (from our own driver)
                yield {PART: [pickle.dumps(part, protocol=5)]}


class Encoding:
    """Makes vectors for passages without one."""

    def __init__(self, missing: Any, encode: Encode | None, version: str) -> None:
        os.environ.setdefault(THREADS_VARIABLE, "1")
        self._missing: Ids = missing
        if encode is None:
            from glossator.models.embedder import load_embedder

            embedder = load_embedder()
            encode = embedder.encode
            if embedder.version != version:
                raise InputError(f"a machine of the cluster has the embedder {embedder.version}, not {version}")
        self._encode = encode

    def __call__(self, batch: pa.Table) -> pa.Table:
        """Passages to those without a vector, with a column of vectors in single precision."""
        some = lacking(batch, self._missing)
        vectors = self._encode(some.column("words").to_pylist()).astype(np.float32)
        if not some.num_rows:
            return some.append_column(VECTOR, pa.array([], pa.list_(pa.float32())))
        flat = pa.array(vectors.ravel())
        offsets = pa.array(np.arange(0, vectors.size + 1, vectors.shape[1], dtype=np.int32))
        return some.append_column(VECTOR, pa.ListArray.from_arrays(offsets, flat))
