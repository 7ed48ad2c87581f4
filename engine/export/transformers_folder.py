"""Writes a model as transformers keeps it, with the tokenizer files of the base that it was made from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

_BASE_FILES = ("*.json", "*.txt", "*.model", "*.jinja")
_NOT_THE_TOKENIZERS = ("base.json", "model.safetensors.index.json")
TEMPLATE = "chat_template.jinja"


def write_folder(model: Any, base: Path, target: Path, template: str = "") -> Path:
    """Write `model` to the new folder `target`; `template` is the chat template where the base has no file of it."""
    target.mkdir()
    for pattern in _BASE_FILES:
        for file in base.glob(pattern):
            if file.name not in _NOT_THE_TOKENIZERS:
                shutil.copyfile(file, target / file.name)
    if template and not (target / TEMPLATE).exists():
        (target / TEMPLATE).write_text(template, encoding="utf-8")
    model.save_pretrained(target)
    return target
