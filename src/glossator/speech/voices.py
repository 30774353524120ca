"""A voice as a vector: a network trained to distinguish speakers (Wan et al. 2018, GE2E).

The weights are those in the package Resemblyzer (Apache-2.0), 1.4 million numbers; only its file is read, and neither
its code nor torch is needed. Sound becomes 40 mel bands every 10 ms, three layers of 256 LSTM cells read 1.6 seconds of
them, and the last state, projected and normalised to length 1, is the vector.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.speech.decoding import RATE
from glossator.speech.torch_file import tensors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE, FILE = "resemblyzer", "pretrained.pt"
WINDOW, STEP, BANDS = 400, 160, 40  # samples of a frame and between two, and mel bands
FRAMES, STRIDE = 160, 80  # frames read at once, and between two readings
LAYERS = 3
LOUD = 10 ** (-30 / 20)  # level to which quiet sound is raised: -30 dBFS


def weights() -> Path | None:
    """The file of weights, if the package is installed; nothing is fetched."""
    from importlib.util import find_spec

    found = find_spec(PACKAGE)
    folders = list(found.submodule_search_locations or []) if found else []
    path = Path(folders[0]) / FILE if folders else None
    return path if path is not None and path.is_file() else None


class Voices:
    """The network; `vector` embeds a piece of sound."""

    def __init__(self, path: Path) -> None:
        self._held = tensors(path, "model_state")

    def vector(self, sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """A unit vector of 256 numbers for samples (16,000 per second, -1 to 1); similar voices have near vectors.

        Sound of less than 1.6 seconds is repeated to that length.
        """
        import numpy as np

        wanted = FRAMES * STEP
        if len(sound) < wanted:
            sound = np.tile(sound, -(-wanted // max(1, len(sound))))[:wanted]
        level = float(np.sqrt(np.mean(sound**2)))
        raised = sound * (LOUD / level) if 0 < level < LOUD else sound
        mels = _mels(raised)
        starts = range(0, max(1, len(mels) - FRAMES + 1), STRIDE)
        read = self._read(np.stack([mels[at : at + FRAMES] for at in starts]))
        mean = read.mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)

    def _read(self, frames: "NDArray[np.float32]") -> "NDArray[np.float32]":
        import numpy as np

        held = frames
        for layer in range(LAYERS):
            held = self._layer(held, layer)
        turned = np.maximum(0.0, held[:, -1] @ self._held["linear.weight"].T + self._held["linear.bias"])
        lengths = np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
        return np.asarray(turned / lengths, dtype=np.float32)

    def _layer(self, frames: "NDArray[np.float32]", number: int) -> "NDArray[np.float32]":
        """One layer of LSTM cells over all frames: gates in the order in, forget, cell, out."""
        import numpy as np

        across, along = (self._held[f"lstm.weight_{kind}_l{number}"] for kind in ("ih", "hh"))
        bias = self._held[f"lstm.bias_ih_l{number}"] + self._held[f"lstm.bias_hh_l{number}"]
        coming = frames @ across.T + bias
        state = cell = np.zeros((len(frames), along.shape[1]), dtype=np.float32)
        said = np.empty((*frames.shape[:2], along.shape[1]), dtype=np.float32)
        for at in range(frames.shape[1]):
            let_in, forget, new, let_out = np.split(coming[:, at] + state @ along.T, 4, axis=1)
            cell = _open(forget) * cell + _open(let_in) * np.tanh(new)
            state = _open(let_out) * np.tanh(cell)
            said[:, at] = state
        return said


@cache
def load(path: Path) -> Voices:
    """The network of a file, read once."""
    return Voices(path)


def _open(gate: "NDArray[np.float32]") -> "NDArray[np.float32]":
    import numpy as np

    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * gate), dtype=np.float32)


def _mels(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """The power in 40 mel bands, one row per 10 ms."""
    import numpy as np

    padded = np.pad(sound, WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::STEP]
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    power = np.abs(np.fft.rfft(frames * hann, axis=1)) ** 2
    return np.asarray(power @ _bands().T, dtype=np.float32)


@cache
def _bands() -> "NDArray[np.float64]":
    """Triangular filters over the frequencies of a frame, evenly set in Slaney's mels, equal in area (Slaney 1998)."""
    import numpy as np

    frequencies = np.fft.rfftfreq(WINDOW, 1 / RATE)
    edges = _hertz(np.linspace(0.0, _mel(RATE / 2), BANDS + 2))
    rising = (frequencies[None, :] - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - frequencies[None, :]) / np.diff(edges)[1:, None]
    area = 2.0 / (edges[2:] - edges[:-2])
    return np.asarray(np.maximum(0.0, np.minimum(rising, falling)) * area[:, None])


def _mel(hertz: float) -> float:
    import math

    return hertz * 3 / 200 if hertz < 1000 else 15 + 27 * math.log(hertz / 1000) / math.log(6.4)


def _hertz(mels: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    return np.where(mels < 15, mels * 200 / 3, 1000 * 6.4 ** ((mels - 15) / 27))
