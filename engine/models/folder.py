"""Looks at a person's own Hugging Face folder and takes it as a base model, or says plainly why it cannot be one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.errors import BadInput
from engine.models.layout import FACTS, ONNX, disk_errors, id_from_name, partial_folder, publish
from engine.models.safetensors import DamagedError, count_parameters
from engine.paths import check_folder
from engine.results import BaseModel

_WEIGHTS = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_PICKLED = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
# The files beside the weights that tokenizers and configs are made of; nothing that can run is among them.
_KEPT = (".json", ".txt", ".model", ".jinja", ".md", ".tiktoken")

# Kinds by their `model_type` in config.json.
# fmt: off
_ENCODERS = frozenset(
    (
        "albert", "bert", "camembert", "convbert", "deberta", "deberta-v2", "distilbert", "electra", "ernie",
        "eurobert", "mobilebert", "modernbert", "mpnet", "nomic_bert", "roberta", "roformer", "squeezebert",
        "xlm-roberta", "xlm-roberta-xl",
    )
)
_DECODERS = frozenset(
    (
        "bloom", "cohere", "exaone4", "falcon", "gemma", "gemma2", "gemma3_text", "gpt2", "gpt_bigcode", "gpt_neo",
        "gpt_neox", "gpt_oss", "granite", "helium", "llama", "mistral", "mixtral", "nemotron", "olmo", "olmo2", "opt",
        "phi", "phi3", "qwen2", "qwen3", "smollm3", "stablelm", "starcoder2",
    )
)
_BOTH = frozenset(
    (
        "bart", "blenderbot", "led", "longt5", "m2m_100", "marian", "mbart", "mt5", "pegasus", "prophetnet", "t5",
        "umt5",
    )
)
# fmt: on
# What a package of the app has to be able to read.
KINDS = _ENCODERS | _DECODERS | _BOTH


def inspect(folder: Path) -> BaseModel:
    """Return what the Hugging Face folder holds, without importing transformers or reading the weights.

    Raises BadInput: `folder_missing`, `no_config`, `config_broken`, `needs_code`, `adapter_only`,
    `pickled_weights`, `no_weights`, `weights_shard_missing`, `weights_damaged`, `no_tokenizer`, `family_unknown`.
    """
    check_folder(folder)
    if (folder / "adapter_config.json").exists() and not (folder / "config.json").exists():
        raise BadInput("adapter_only", folder=str(folder))
    config = _config(folder)
    if "auto_map" in config:
        raise BadInput("needs_code", folder=str(folder))
    family = _family(config, folder)
    weights = _weight_files(folder)
    parameters = sum(_count(path) for path in weights)
    if not (folder / "tokenizer.json").is_file():
        raise BadInput("no_tokenizer", folder=str(folder))
    return BaseModel(
        id=id_from_name(folder.resolve().name),
        name=folder.resolve().name,
        family=family,
        state="ready",
        parameters=parameters,
        bytes=sum(path.stat().st_size for path in weights),
        source=str(folder),
        folder=str(folder),
        layers=_number(config, "num_hidden_layers", "n_layer", "num_layers", "n_layers", "encoder_layers"),
        max_tokens=_max_tokens(config),
    )


def import_folder(
    folder: Path, root: Path, prepare: Callable[[BaseModel, Path], None] = lambda base, built: None
) -> BaseModel:
    """Copy the person's folder to `<root>/<id>` and return the base model; the folder itself is only read.

    The id comes from the folder's name, with a number where that is taken. Only weights, config and tokenizer files
    are copied; `prepare` may add to the copy before it is published. Raises what `inspect` raises; JobFailed
    `disk_full` or `base_not_stored`.
    """
    base = inspect(folder)
    base = replace(base, id=_free_id(base.id, root))
    built = partial_folder(root) / f"{base.id}.import"
    wanted = {path.name for path in _weight_files(folder)}
    with disk_errors(built):
        shutil.rmtree(built, ignore_errors=True)
        built.mkdir()
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.name != FACTS and (path.name in wanted or path.suffix.lower() in _KEPT):
                shutil.copyfile(path, built / path.name)
        ready_made = folder / ONNX / "genai_config.json"
        if base.family == "decoder" and ready_made.is_file():
            shutil.copytree(folder / ONNX, built / ONNX)
    # What was copied is looked at once more: the folder may have changed, or the stick been pulled, meanwhile.
    inspect(built)
    prepare(base, built)
    return replace(publish(base, built, root), own=True)


def _config(folder: Path) -> dict[str, Any]:
    path = folder / "config.json"
    if not path.is_file():
        raise BadInput("no_config", folder=str(folder))
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise BadInput("config_broken", detail=str(problem), file=str(path)) from problem
    if not isinstance(config, dict):
        raise BadInput("config_broken", detail="not a JSON object", file=str(path))
    return config


def _family(config: Mapping[str, Any], folder: Path) -> str:
    kind = str(config.get("model_type", ""))
    named = config.get("architectures") or []
    architecture = str(named[0]) if isinstance(named, list) and named else ""
    if config.get("is_encoder_decoder") or kind in _BOTH:
        return "encoder-decoder"
    if kind in _DECODERS or (architecture.endswith("ForCausalLM") and kind not in _ENCODERS):
        return "decoder"
    if kind in _ENCODERS or architecture.endswith(("ForMaskedLM", "ForPreTraining")):
        return "encoder"
    raise BadInput("family_unknown", folder=str(folder), kind=kind or architecture or "-")


def _weight_files(folder: Path) -> tuple[Path, ...]:
    if (folder / _INDEX).is_file():
        return _shards(folder)
    if (folder / _WEIGHTS).is_file():
        return (folder / _WEIGHTS,)
    if (folder / "adapter_config.json").exists():
        raise BadInput("adapter_only", folder=str(folder))
    pickled = sorted(path.name for pattern in _PICKLED for path in folder.glob(pattern))
    if pickled:
        raise BadInput("pickled_weights", folder=str(folder), file=pickled[0])
    raise BadInput("no_weights", folder=str(folder))


def _shards(folder: Path) -> tuple[Path, ...]:
    index = folder / _INDEX
    try:
        names = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BadInput("config_broken", detail=str(problem), file=str(index)) from problem
    for name in names:
        # A name with a folder in it could reach outside of what the person chose.
        if Path(name).name != name or not (folder / name).is_file():
            raise BadInput("weights_shard_missing", folder=str(folder), file=name)
    if not names:
        raise BadInput("no_weights", folder=str(folder))
    return tuple(folder / name for name in names)


def _count(path: Path) -> int:
    try:
        return count_parameters(path)
    except DamagedError as problem:
        raise BadInput("weights_damaged", file=str(path), problem=str(problem)) from problem


def _max_tokens(config: Mapping[str, Any]) -> int:
    positions = _number(config, "max_position_embeddings", "n_positions", "max_seq_len", "seq_length")
    # The RoBERTa line counts positions from after its padding token: two of them are never used.
    offset = 2 if config.get("model_type") in ("roberta", "xlm-roberta", "camembert", "xlm-roberta-xl", "mpnet") else 0
    return max(positions - offset, 0)


def _number(config: Mapping[str, Any], *names: str) -> int:
    for name in names:
        value = config.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return 0


def _free_id(wanted: str, root: Path) -> str:
    number, free = 1, wanted
    while (root / free).exists():
        number += 1
        free = f"{wanted}-{number}"
    return free
