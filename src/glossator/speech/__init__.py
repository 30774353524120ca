"""Speech: from a recording to words with timestamps; knows no claim and no record."""

from glossator.speech.model import Listening, Transcript, Word
from glossator.speech.recordings import is_recording
from glossator.speech.transcribing import transcribe

__all__ = ["Listening", "Transcript", "Word", "is_recording", "transcribe"]
