"""Whisper on short pieces of sound, without the silence that pads every piece to thirty seconds."""

from typing import TYPE_CHECKING, Any

from faster_whisper import WhisperModel

from glossator.speech.settings import setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAMES = 100  # a second


class BriefWhisper(WhisperModel):  # type: ignore[misc]  # the library's class is untyped
    """The Whisper network, reading no more padding than makes `brief` seconds with the sound.

    Most of the work on a sentence went into that padding, and small networks recognise no better for it
    (`docs/speech.md`).
    """

    def encode(self, features: "NDArray[np.float32]") -> Any:
        """The encoding of features (mel bands, frames), without the padding: columns of zeros, which no sound makes."""
        return super().encode(features[..., : _worth_reading(features)])


def _worth_reading(features: "NDArray[np.float32]") -> int:
    """How many frames to read: the sound and a second more, and never less than the network does well with."""
    import numpy as np

    filled = np.flatnonzero(features.reshape(-1, features.shape[-1]).any(axis=0))
    heard = int(filled[-1]) + 1 if len(filled) else 0
    wanted = max(heard + FRAMES, int(setting("brief") * FRAMES))
    return min(int(features.shape[-1]), wanted + wanted % 2)  # the network halves their number
