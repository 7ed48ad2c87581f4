"""Where the public data sets lie, and the mark of the tests that need them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "data"
PUBLIC = Path(os.environ.get("DESKHAND_BENCH_DATA", _BESIDE))
needs_public = pytest.mark.skipif(
    not PUBLIC.is_dir(), reason=f"the public data sets are not at {PUBLIC}: set DESKHAND_BENCH_DATA to their folder"
)
