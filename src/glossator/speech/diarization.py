"""Speaker diarisation: each sentence's sound becomes a vector, and vectors near each other are one voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossator.speech.decoding import RATE
from glossator.speech.model import Word
from glossator.speech.settings import setting
from glossator.speech.turns import STOP
from glossator.speech.voices import Voices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass
class Apart:
    """Follows a recording window by window; `told` numbers the voice of every word at its end."""

    network: Voices
    _pieces: list["tuple[int, float, NDArray[np.float32] | None]"] = field(default_factory=list)

    def hear(self, sound: "NDArray[np.float32]", words: Sequence[Word], begins: float) -> None:
        """Take the sound of one window's words; the window begins at a second of the recording."""
        for piece in _pieces(words):
            start, end = (int((second - begins) * RATE) for second in (piece[0].start, piece[-1].end))
            long = (end - start) / RATE >= setting("shortest_voice")
            vector = self.network.vector(sound[max(0, start) : end]) if long else None
            self._pieces.append((len(piece), (end - start) / RATE, vector))

    def told(self, most: int = 0) -> list[int] | None:
        """The voice number of every word, at most `most` of them (0: any); None if there is only one voice."""
        centres = _centres([(seconds, vector) for _, seconds, vector in self._pieces if vector is not None], most)
        if len(centres) < 2:
            return None
        import numpy as np

        found: list[int | None] = [
            None if vector is None else int(np.argmax(np.stack(centres) @ vector)) for _, _, vector in self._pieces
        ]
        known = next(voice for voice in found if voice is not None)
        voices: list[int] = []
        for voice, (amount, _, _) in zip(found, self._pieces, strict=True):
            known = known if voice is None else voice  # pieces too short to tell continue the voice before them
            voices += [known] * amount
        return voices


def _pieces(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words split after full stops and at pauses: within a piece nobody else begins to speak."""
    held: list[Word] = []
    for word in words:
        if held and (STOP.search(held[-1].text) or word.start - held[-1].end >= setting("pause")):
            yield held
            held = []
        held.append(word)
    if held:
        yield held


def _centres(pieces: "Sequence[tuple[float, NDArray[np.float32]]]", most: int) -> "list[NDArray[np.float32]]":
    """The mean vectors of the voices: each piece joins the nearest one, or starts one; then near ones are merged.

    A voice of a few seconds is dropped: it is somebody's laugh, or two people speaking at once.
    """
    import numpy as np

    sums: list[NDArray[np.float32]] = []
    for seconds, vector in pieces:
        near = [float(vector @ one) / float(np.linalg.norm(one)) for one in sums]
        if near and max(near) >= setting("same_voice"):
            sums[near.index(max(near))] += vector * np.float32(seconds)
        else:
            sums.append(vector * np.float32(seconds))
    sums = _joined(sums, 0, setting("same_voice"))
    heard = [one for one in sums if float(np.linalg.norm(one)) >= setting("least_voice")] or sums[:1]
    return [one / np.linalg.norm(one) for one in _joined(heard, most, setting("same_voice"))]


def _joined(sums: "list[NDArray[np.float32]]", most: int, alike: float) -> "list[NDArray[np.float32]]":
    """The nearest two merged, as long as they are alike or there are more than `most`."""
    import numpy as np

    sums = list(sums)
    while len(sums) > 1:
        units = np.stack([one / np.linalg.norm(one) for one in sums])
        near = units @ units.T - 2 * np.eye(len(sums))
        first, second = divmod(int(np.argmax(near)), len(sums))
        if near[first, second] < alike and not (most and len(sums) > most):
            break
        other = sums.pop(max(first, second))
        sums[min(first, second)] = sums[min(first, second)] + other
    return sums
