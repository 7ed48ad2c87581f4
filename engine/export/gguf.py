"""Turns a GGUF file into a Hugging Face folder, because that is what can be fine-tuned and exported to ONNX."""

from __future__ import annotations

import contextlib
import copy
import io
import logging
import os
from pathlib import Path
from typing import Any

from engine.errors import BadInput
from engine.machine.aside import written_folder

log = logging.getLogger(__name__)

_MAGIC = b"GGUF"


def convert_gguf(gguf: Path, target: Path) -> Path:
    """Write the model of `gguf` to the folder `target`: config, tokenizer with chat template, safetensors (fp32).

    The weights are de-quantised; what quantisation took away stays lost. Written aside and renamed: `target` is
    there whole or not at all, and what stood there is replaced. Returns `target`.

    Raises BadInput `gguf_unreadable` for a file that is not GGUF, is cut short, or holds a kind of model that
    cannot be converted; JobFailed `disk_full`.
    """
    _check(gguf)
    # Set before transformers is imported: nothing of a conversion may ask the network.
    os.environ["HF_HUB_OFFLINE"] = "1"
    said = io.StringIO()
    with written_folder(target) as folder, contextlib.redirect_stderr(said):
        try:
            model, tokenizer = _load(gguf)
        except (ValueError, KeyError, IndexError, NotImplementedError, RuntimeError) as problem:
            raise BadInput("gguf_unreadable", detail=repr(problem), file=gguf.name) from problem
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    log.debug("gguf conversion: %s", said.getvalue())
    return target


def _check(gguf: Path) -> None:
    try:
        with gguf.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as problem:
        raise BadInput("gguf_unreadable", detail=str(problem), file=gguf.name) from problem
    if magic != _MAGIC:
        raise BadInput("gguf_unreadable", detail=f"begins with {magic!r}", file=gguf.name)


def _load(gguf: Path) -> tuple[Any, Any]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    folder, name = str(gguf.parent), gguf.name
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=name, local_files_only=True)
    read = AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.float32, local_files_only=True)
    config = copy.deepcopy(read.config)
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    # A model read from GGUF refuses to be saved as what it now is; a fresh one of the same shape does not.
    fresh = AutoModelForCausalLM.from_config(config, dtype=torch.float32)  # type: ignore[no-untyped-call]
    fresh.load_state_dict(read.state_dict())
    fresh.generation_config = read.generation_config
    return fresh, tokenizer
