"""A file of a million rows, as an office exports one."""

from __future__ import annotations

import csv
import random
from pathlib import Path

ROWS = 1_000_000
WORDS = ("parcel", "order", "lamp", "refund", "late", "broken", "where", "is", "my", "please", "again", "invoice")


def write_million(path: Path, encoding: str = "utf-8") -> None:
    """Write five columns; every tenth text holds a comma, a line break and quotes."""
    chance = random.Random(0)
    extra = "包裹" if encoding == "gb18030" else "Päckchen"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "label", "day", "amount"])
        for number in range(ROWS):
            text = " ".join(chance.choices(WORDS, k=12))
            text += f',\n"quoted" {extra}' if number % 10 == 0 else ""
            day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
            writer.writerow([number, text, f"class {number % 20}", day, round(chance.random() * 1000, 2)])
