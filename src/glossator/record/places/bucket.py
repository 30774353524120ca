"""A record in object storage: the head is replaced by a conditional write, and writers take turns by a lease.

Needs a store that supports conditional writes, which is tested when a record is created.
"""

import hashlib
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import AzureStore, GCSStore, S3Store

from glossator.errors import RecordError
from glossator.record.places.lease import NAME as LEASE
from glossator.record.places.lease import Held, Lease
from glossator.record.places.place import HEAD, TABLES, Overtaken, Stamp, storage_environment

FRESH = 1.0  # seconds for which a reader trusts the head it read last
_RETRIES: Any = {"max_retries": 5, "retry_timeout": timedelta(seconds=60)}
_STORES: dict[str, Any] = {"s3": S3Store, "gs": GCSStore, "az": AzureStore}


class _Everybody:
    """Presence in object storage, where readers cannot be counted: old versions are always kept for a while."""

    def none(self) -> nullcontext[bool]:
        """False: other readers can never be ruled out."""
        return nullcontext(False)

    def another(self) -> nullcontext[None]:
        """Do nothing: readers are not counted here."""
        return nullcontext()

    def close(self) -> None:
        """Do nothing: readers are not counted here."""


class Bucket:
    """A place under a prefix; endpoint, region and keys come from the storage's usual environment variables."""

    one_machine = False

    def __init__(self, scheme: str, bucket: str, prefix: str) -> None:
        self.address = f"{scheme}://{bucket}/{prefix}"
        self.tables = f"{self.address}/{TABLES}"
        self._store = _STORES[scheme](bucket, prefix=prefix, retry_config=_RETRIES)
        self._lease = Lease(self._store, self.address)
        self._guard = threading.Lock()
        self._seen: tuple[float, Stamp] | None = None

    @property
    def cache(self) -> Path:
        """A cache folder of this user for this record, made when asked for."""
        folder = user_cache() / "records" / hashlib.sha256(self.address.encode()).hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "address.txt").write_text(self.address + "\n", encoding="utf-8")
        return folder

    def options(self) -> Mapping[str, str]:
        """The storage's environment variables, by their names in lower case."""
        found = {name.lower(): value for name, value in storage_environment().items()}
        if found.get("aws_allow_http"):
            found["allow_http"] = found["aws_allow_http"]
        return found

    def exists(self) -> bool:
        """True if there is a head."""
        try:
            self.read()
        except FileNotFoundError:
            return False
        return True

    def prepare(self) -> None:
        """Check that nothing else is here and that conditional writes are supported; nothing needs to be made."""
        with self._said():
            found = obstore.list_with_delimiter(self._store)
        others = {path.split("/")[-1] for path in found["common_prefixes"]} - {TABLES}
        others |= {one["path"].split("/")[-1] for one in found["objects"]} - {HEAD, LEASE}
        if others:
            raise RecordError(f"{self.address}: the place is not empty and not a record; name another --record")

    def read(self) -> tuple[bytes, Stamp]:
        """The head and its stamp, from one answer."""
        with self._said():
            found = obstore.get(self._store, HEAD)
            data = bytes(found.bytes())
        stamp = _stamp(found.meta)
        self._remember(stamp)
        return data, stamp

    def stamp(self) -> Stamp:
        """The stamp read within the last second, or a new one."""
        with self._guard:
            if self._seen and monotonic() - self._seen[0] < FRESH:
                return self._seen[1]
        with self._said():
            stamp = _stamp(obstore.head(self._store, HEAD))
        self._remember(stamp)
        return stamp

    def _remember(self, stamp: Stamp) -> None:
        with self._guard:
            self._seen = monotonic(), stamp

    def replace(self, data: bytes, before: Stamp) -> Stamp:
        """Write the head if it is still the one with the stamp `before`."""
        mode: Any = "create" if before is None else {key: value for key, value in _pair(before) if value}
        with self._said():
            try:
                stamp = _stamp(obstore.put(self._store, HEAD, data, mode=mode))
            except (AlreadyExistsError, PreconditionError) as problem:
                # If an answer is lost, the client asks again and is refused because its first request succeeded.
                there, stamp = self.read()
                if there != data:
                    raise Overtaken(
                        f"{self.address}: another process took over the write lock; run the command again"
                    ) from problem
            if before is None:
                self._must_refuse(data)
        self._remember(stamp)
        return stamp

    def _must_refuse(self, data: bytes) -> None:
        for mode in ("create", {"e_tag": '"00000000000000000000000000000000"', "version": "1"}):
            try:
                obstore.put(self._store, HEAD, data, mode=mode)  # type: ignore[arg-type]
            except (AlreadyExistsError, PreconditionError):
                continue
            raise RecordError(
                f"{self.address}: this store does not support conditional writes, which a record needs; use another"
            )

    def table_names(self) -> list[str]:
        """The table names, from the prefixes under this one."""
        with self._said():
            found = obstore.list_with_delimiter(self._store, TABLES)["common_prefixes"]
        return sorted(Path(path).stem for path in found if path.endswith(".lance"))

    @contextmanager
    def turn(self) -> Iterator[Held]:
        """Hold the writer's lease for the block."""
        with self._lease.held() as turn:
            yield turn

    def readers(self) -> _Everybody:
        """A presence that counts no readers."""
        return _Everybody()

    def size(self) -> int:
        """Bytes of all objects."""
        with self._said():
            return sum(one["size"] for some in obstore.list(self._store) for one in some)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as problem:
            if "NoSuchBucket" in str(problem):
                raise RecordError(f"{self.address}: there is no such bucket") from problem
            raise
        except (BaseError, OSError) as problem:
            raise RecordError(f"{self.address}: the store cannot be used ({_short(problem)})") from problem


def _stamp(meta: Any) -> Stamp:
    return meta["e_tag"], meta.get("version")


def _pair(stamp: Any) -> Iterator[tuple[str, str | None]]:
    yield from zip(("e_tag", "version"), stamp, strict=True)


def _short(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0][:300]


def user_cache() -> Path:
    """The folder in which this user's programs keep what can be made again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "glossator"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "glossator"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "glossator"
