"""Takes the force out of the control marks of chat models in what is said, so that no text opens a turn of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from tokenizers import Tokenizer

# What marks a turn in the templates of chat models; some write it as plain text, so that no tokenizer lists it.
_KNOWN = re.compile(
    r"<(?=[|｜]|/?s>|<|/?(?:start|end)_of_turn>|/?(?:bos|eos|pad|unk)>|/SYS>)|[|｜](?=>)"
    r"|\[(?=/?INST\]|/?(?:TOOL_CALLS|AVAILABLE_TOOLS|TOOL_RESULTS|SYSTEM_PROMPT)\])",
    re.IGNORECASE,
)


def unmarked(text: str, own: Collection[str] = ()) -> str:
    """Return `text` with a space in every control mark: those that are known, and a model's `own`."""
    if own:
        marks = "|".join(map(re.escape, sorted(own, key=len, reverse=True)))
        text = re.sub(marks, lambda match: f"{match.group(0)[0]} {match.group(0)[1:]}", text)
    return _KNOWN.sub(lambda match: f"{match.group(0)} ", text)


def marks_of(tokenizer: Tokenizer) -> frozenset[str]:
    """Return the marks that a tokenizer makes one token of wherever they stand."""
    added = tokenizer.get_added_tokens_decoder().values()
    return frozenset(token.content for token in added if token.special and len(token.content) > 1)
