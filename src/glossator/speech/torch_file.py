"""Tensors from a file written by torch before version 1.6, without torch; only allow-listed classes are created.

Such a file is five pickles (a magic number, a version, the machine, the tensors by name, the keys of their storages),
then each storage in the order of the keys: its length as a 64-bit integer, and that many numbers.
"""

import pickle
from collections import OrderedDict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from glossator.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAGIC = 0x1950A86A20F9469CFC6C
LARGEST = 50_000_000  # numbers in a storage


class _Tensor:
    def __init__(self, storage: str, offset: int, size: tuple[int, ...], stride: tuple[int, ...]) -> None:
        self.storage, self.offset, self.size, self.stride = storage, offset, size, stride


def _rebuilt(storage: str, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_rest: object) -> _Tensor:
    return _Tensor(storage, offset, size, stride)


class _Named(pickle.Unpickler):
    """An unpickler that creates nothing but ordered dictionaries and tensors."""

    def find_class(self, module: str, name: str) -> Any:
        """The few classes that such a file needs. Raises pickle.UnpicklingError for any other."""
        known: dict[tuple[str, str], Any] = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _rebuilt,
            ("torch", "FloatStorage"): "float",
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in it")
        return known[module, name]

    def persistent_load(self, pid: Any) -> str:
        """The key of a storage."""
        return str(pid[2])


def tensors(path: Path, under: str) -> "dict[str, NDArray[np.float32]]":
    """The tensors below the key `under`, by name. Raises InputError for a file of another kind."""
    try:
        with path.open("rb") as file:
            if _Named(file).load() != MAGIC:
                raise InputError(f"{path}: not a file of weights written by torch before version 1.6")
            _Named(file).load(), _Named(file).load()
            held = _Named(file).load()[under]
            stores = _stores(file, _Named(file).load())
        return {name: _array(one, stores) for name, one in held.items() if isinstance(one, _Tensor)}
    except (pickle.UnpicklingError, OSError, EOFError, KeyError, TypeError, ValueError, IndexError) as problem:
        raise InputError(f"{path}: no weights can be read from it ({str(problem)[:100]})") from problem


def _stores(file: IO[bytes], keys: list[str]) -> "dict[str, NDArray[np.float32]]":
    import numpy as np

    found = {}
    for key in keys:
        length = int.from_bytes(file.read(8), "little")
        if length > LARGEST:
            raise ValueError("a store is too large")
        found[str(key)] = np.frombuffer(file.read(4 * length), dtype="<f4")
    return found


def _array(tensor: _Tensor, stores: "dict[str, NDArray[np.float32]]") -> "NDArray[np.float32]":
    import numpy as np

    whole = stores[tensor.storage][tensor.offset :]
    amount = int(np.prod(tensor.size)) if tensor.size else 1
    if tuple(tensor.stride) != _rows(tensor.size):
        raise ValueError("a tensor does not lie row by row")
    return whole[:amount].reshape(tensor.size).astype(np.float32)


def _rows(size: tuple[int, ...]) -> tuple[int, ...]:
    stride = []
    step = 1
    for length in reversed(size):
        stride.append(step)
        step *= length
    return tuple(reversed(stride))
