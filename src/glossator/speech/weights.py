"""Where the recogniser's weights are: a named folder, or the cache of the library that downloaded them."""

import os
from pathlib import Path

from glossator.errors import InputError
from glossator.speech.settings import load

VARIABLE = "GLOSSATOR_SPEECH_MODEL"
EXTRA = "reading recordings needs the extra 'speech': pip install 'glossator[speech]'"
GET = "download one once, with `hf download Systran/faster-whisper-base.en`, or name a folder with --speech-model"


def folder(name: str = "") -> Path:
    """The folder of the model `name`: a folder, or a size such as 'base.en' in the library's cache; '' finds the best.

    Nothing is fetched. Raises InputError, with what to do, if there is no model or the extra is not installed.
    """
    name = name or os.environ.get(VARIABLE, "")
    needed()
    if name and (Path(name).is_dir() or os.sep in name):
        return _whole(Path(name))
    for size in [name] if name else load("listening")["models"]:
        if (found := _kept(size)) is not None:
            return found
    if name:
        raise InputError(f"no speech model '{name}' is on this machine; {GET}")
    raise InputError(f"no speech model is on this machine; {GET}")


def needed() -> None:
    """Raises InputError if the extra is not installed."""
    from importlib.util import find_spec

    if find_spec("faster_whisper") is None or find_spec("av") is None:
        raise InputError(EXTRA)


def _whole(path: Path) -> Path:
    """The folder, if it holds a model that CTranslate2 can load."""
    if not path.is_dir():
        raise InputError(f"{path}: no such folder; --speech-model takes one with a model.bin in it")
    missing = [name for name in ("model.bin", "config.json") if not (path / name).is_file()]
    if missing:
        raise InputError(f"{path}: not a speech model in CTranslate2's format ({', '.join(missing)} is missing)")
    return path


def _kept(size: str) -> Path | None:
    from faster_whisper.utils import available_models, download_model

    if size not in available_models():
        return None
    try:
        return Path(download_model(size, local_files_only=True))
    except (OSError, ValueError):
        return None
