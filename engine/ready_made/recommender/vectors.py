"""Keeps the vectors of texts that were read once, so that new behaviour is learned without reading them again."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from engine.data.versions import put_aside
from engine.ready_made.recommender.behaviour import Floats

_BATCH = 64
Embed = Callable[[Sequence[str]], Floats]


def embedded(
    texts: Sequence[str], embed: Embed, base: str, file: Path, progress: Callable[[float, float], None]
) -> Floats:
    """Return float32 [texts, d]: from `file` where the encoder `base` has read a text before, else by `embed`.

    `file` then holds those of `texts` and no others.
    """
    keys = [hashlib.sha256(f"{base}\n{text}".encode()).hexdigest() for text in texts]
    known = _known(file)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    names = list(missing)
    for start in range(0, len(names), _BATCH):
        progress(start, len(names))
        batch = names[start : start + _BATCH]
        known.update(zip(batch, embed([missing[key] for key in batch]).astype(np.float16), strict=True))
    if missing:
        used = list(dict.fromkeys(keys))
        with put_aside(file) as aside, aside.open("wb") as opened:
            np.savez(opened, keys=np.array(used), rows=np.stack([known[key] for key in used]))
    return np.stack([known[key] for key in keys]).astype(np.float32)


def _known(file: Path) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float16]]]:
    try:
        with np.load(file, allow_pickle=False) as held:
            return dict(zip(held["keys"].tolist(), held["rows"], strict=True))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        # Not there, or half of it: everything is read anew.
        return {}
