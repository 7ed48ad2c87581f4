"""Exports a decoder to the ONNX folder that onnxruntime-genai runs, and proves that it loads and writes."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import tempfile
from pathlib import Path

from engine.errors import BadInput, JobFailed
from engine.machine.aside import written_folder

log = logging.getLogger(__name__)

PRECISIONS = ("int8", "int4", "fp16", "fp32")
# k_quant_mixed keeps the sensitive layers at 8 bits; the plain int4 method was measured to invent facts.
_OPTIONS = {
    # Blocks of 64, not the builder's 32: a prompt is read a seventh faster on processors with VNNI.
    "int8": ("accuracy_level=4", "block_size=64"),
    "int4": ("algo_config=k_quant_mixed", "accuracy_level=4"),
    "fp16": (),
    "fp32": (),
}


def export_decoder(folder: Path, target: Path, precision: str = "int8", cuda: bool = False) -> Path:
    """Write the Hugging Face decoder in `folder` to `target` as ONNX with genai's configuration and the tokenizer.

    `precision` is int8 (weights in blocks of 64, 8 bits), int4 (k-quant, mixed), fp32, or with `cuda` fp16; without, it
    is for the processor. The result is loaded and writes a few tokens before it is renamed into place; what stood at
    `target` is replaced.

    Raises BadInput `decoder_not_supported` where onnxruntime-genai has no builder for the architecture, ValueError
    for an unknown precision; JobFailed `export_failed` where building or loading fails, `disk_full`.
    """
    if precision not in PRECISIONS:
        raise ValueError(f"precision {precision!r} is none of {', '.join(PRECISIONS)}")
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    with written_folder(target) as aside:
        _build(folder, aside, precision, "cuda" if cuda else "cpu")
        _keep_chat_template(folder, aside)
        _try_out(aside)
    return target


def _build(folder: Path, aside: Path, precision: str, provider: str) -> None:
    # Importing the package puts its folder on sys.path: its modules import each other by their bare names.
    import onnxruntime_genai.models  # noqa: F401
    from onnxruntime_genai.models import builder

    said = io.StringIO()
    logging.getLogger("onnxruntime.quantization").setLevel(logging.CRITICAL)
    # Of a prompt only the last token's logits are ever asked for: the output layer is a fifth of a small model.
    options = ["hf_token=false", "hf_remote=false", "prune_lm_head=true", *_OPTIONS[precision]]
    try:
        with (
            tempfile.TemporaryDirectory(prefix="deskhand-") as cache,
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            prepared = builder.parse_extra_options("", str(folder), str(aside), precision, provider, cache, options)
            builder.create_model("", str(folder), str(aside), precision, provider, cache, **prepared)
    except NotImplementedError as problem:
        raise BadInput("decoder_not_supported", detail=str(problem), architecture=_architecture(folder)) from problem
    except OSError:
        raise
    except Exception as problem:
        # The builder raises whatever its own lookups raise; all of them mean that this model cannot be exported.
        log.exception("decoder export failed: %s", said.getvalue()[-2000:])
        raise JobFailed("export_failed", detail=repr(problem), folder=str(folder)) from problem
    log.debug("genai builder: %s", said.getvalue())


def _keep_chat_template(folder: Path, aside: Path) -> None:
    """Copy the chat template where the tokenizer's own saving left it out."""
    source, copy = folder / "chat_template.jinja", aside / "chat_template.jinja"
    if source.is_file() and not copy.exists():
        copy.write_bytes(source.read_bytes())


def _architecture(folder: Path) -> str:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return ", ".join(config.get("architectures") or [str(config.get("model_type", "unknown"))])


def _try_out(aside: Path) -> None:
    """Load the exported model and have it write four tokens: some exports are written well and do not load."""
    import onnxruntime_genai

    onnxruntime_genai.disable_telemetry_events()
    try:
        model = onnxruntime_genai.Model(str(aside))
        tokenizer = onnxruntime_genai.Tokenizer(model)
        prompt = tokenizer.encode("Hello")
        params = onnxruntime_genai.GeneratorParams(model)
        params.set_search_options(max_length=len(prompt) + 4, min_length=len(prompt) + 1, do_sample=False)
        generator = onnxruntime_genai.Generator(model, params)
        generator.append_tokens(prompt)
        written = 0
        while not generator.is_done():
            generator.generate_next_token()
            written += 1
    except Exception as problem:
        # genai raises RuntimeError and its own kinds; whichever it is, the export must not be published.
        log.exception("the exported decoder does not run")
        raise JobFailed("export_failed", detail=repr(problem), folder=str(aside)) from problem
    if not written:
        raise JobFailed("export_failed", detail="the exported model wrote nothing", folder=str(aside))
