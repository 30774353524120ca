"""A client for the chat completions API of any OpenAI-compatible server the user names."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from glossator.errors import InputError
from glossator.guide import plain_words as words

if TYPE_CHECKING:
    import httpx

Message = Mapping[str, str]


class Says(Protocol):
    """Anything that answers messages under a name: a served model, or one with cached answers."""

    @property
    def model(self) -> str:
        """Its name, as printed on the page."""

    def say(self, messages: Sequence[Message]) -> str:
        """Its answer."""


@dataclass(frozen=True)
class Served:
    """A model on a server; `key` goes into the request header and is stored nowhere."""

    address: str
    model: str
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Validates the address. Raises InputError if it is not an http or https URL."""
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise InputError(f"{self.address}: not an http or https address of a language model's server")

    @property
    def url(self) -> str:
        """The URL of the chat completions endpoint."""
        base = self.address.rstrip("/").removesuffix("/chat/completions")
        return f"{base}/chat/completions"

    def say(self, messages: Sequence[Message]) -> str:
        """The model's answer at temperature 0. Raises InputError with the address and the reason."""
        import httpx

        limits = words.data("rewording")
        asked = {"model": self.model, "messages": [dict(one) for one in messages], "temperature": 0, "seed": 0,
                 "max_tokens": limits["tokens"], "stop": limits["stop"], "stream": False}  # fmt: skip
        head = {"authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            with (
                httpx.Client(timeout=limits["seconds"], follow_redirects=False) as client,
                client.stream("POST", self.url, json=asked, headers=head) as answer,
            ):
                body = _bounded(answer, int(limits["characters"]))
        except httpx.TimeoutException as problem:
            raise InputError(f"{self.url}: no answer within {limits['seconds']} seconds") from problem
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise InputError(f"{self.url}: {problem or type(problem).__name__}") from problem
        if answer.status_code != httpx.codes.OK:
            raise InputError(f"{self.url}: answered {answer.status_code}{_reason(body)}")
        return self._said(body)

    def _said(self, body: str) -> str:
        try:
            said = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as problem:
            raise InputError(f"{self.url}: not the answer of an OpenAI-compatible server") from problem
        return said if isinstance(said, str) else ""


def _bounded(answer: "httpx.Response", most: int) -> str:
    """The response text, limited to `most` bytes."""
    read = bytearray()
    for part in answer.iter_bytes():
        read += part
        if len(read) > most:
            break
    return bytes(read[:most]).decode("utf-8", "replace")


def _reason(body: str) -> str:
    """The server's explanation as ': the model is not known'; '' without one."""
    try:
        told: Any = json.loads(body)
        told = told.get("error", told) if isinstance(told, dict) else ""
        told = told.get("message", "") if isinstance(told, dict) else told
    except (ValueError, RecursionError):
        return ""
    text = " ".join(str(told).split())[:200]
    return f": {text}" if text else ""
