"""A base model's folder with a tokenizer and nothing else: enough for everything that only counts tokens."""

from __future__ import annotations

from pathlib import Path

from engine.results import BaseModel

WORDS = "where is my parcel the lamp late it and eu meet anna in os ##lo ##car play ##ing ? . a b c"


def tiny_base(folder: Path, max_tokens: int = 0) -> BaseModel:
    """Write a WordPiece tokenizer of a few words and return the base model that it belongs to."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import TemplateProcessing

    names = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        *WORDS.split(),
        *(mark + sign for sign in "abcxyz0123456789" for mark in ("", "##")),
    ]
    vocabulary = {word: index for index, word in enumerate(dict.fromkeys(names))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return BaseModel("tiny", "Tiny", "encoder", "ready", folder=str(folder), max_tokens=max_tokens)
