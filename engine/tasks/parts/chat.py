"""Messages as a model can read them: within its limit, in roles that its chat template knows, without its marks.

Whatever a model is asked passes here, when it learns and whoever asks it: the one place where control marks are taken
out of what was said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tokenizers import Tokenizer

from engine.tasks.parts.chat_marks import marks_of, unmarked

Message = Mapping[str, str]

# A last message is never cut to less than this share of what may be read, however long what stands before it is.
LEAST_SHARE = 4
# For a base without a chat template: what was said line by line, and its end token after each answer.
PLAIN_TEMPLATE = (
    "{% for message in messages %}{{ message['content'] }}"
    "{{ eos_token if message['role'] == 'assistant' else '\n' }}{% endfor %}"
)


def fitted(messages: Sequence[Message], most: int, tokenizer: Tokenizer) -> list[Message]:
    """Return messages whose contents take at most about `most` tokens.

    The oldest turns go first, then the end of the last message; a system message stays, as it says what is wanted.
    Nothing begins with an answer, which most chat templates refuse. `tokenizer` must not cut by itself.
    """
    own = marks_of(tokenizer)
    kept: list[Message] = [{**said, "content": unmarked(said["content"], own)} for said in messages]
    sizes = [_size(message, tokenizer) for message in kept]
    while (oldest := _oldest(kept)) is not None and (sum(sizes) > most or kept[oldest]["role"] == "assistant"):
        del kept[oldest], sizes[oldest]
    room = max(most - sum(sizes[:-1]), most // LEAST_SHARE)
    if sizes[-1] > room:
        kept[-1] = {**kept[-1], "content": _beginning(kept[-1]["content"], room, tokenizer)}
    return kept


def forms(messages: Sequence[Message], own: Collection[str] = ()) -> Iterator[list[Message]]:
    """Yield the messages as they are, then with what a tool said as the user's, then without a system message too.

    Many chat templates refuse a tool's messages, some a system message. `own` are the model's own control marks.
    """
    plain: list[Message] = [
        {"role": str(said["role"]), "content": unmarked(str(said["content"]), own)} for said in messages
    ]
    yield plain
    told = [{**said, "role": "user"} if said["role"] == "tool" else said for said in plain]
    yield told
    if len(told) > 1 and told[0]["role"] == "system":
        first = {**told[1], "content": f"{told[0]['content']}\n\n{told[1]['content']}"}
        yield [first, *told[2:]]


def source(messages: Sequence[Message], own: Collection[str] = ()) -> str:
    """Return messages as the one text that an encoder-decoder reads; `own` are its own control marks."""
    return unmarked("\n".join(message["content"] for message in messages), own)


def _oldest(messages: Sequence[Message]) -> int | None:
    """Return where the oldest turn before the last message stands."""
    return next((at for at, said in enumerate(messages[:-1]) if said["role"] != "system"), None)


def _size(message: Message, tokenizer: Tokenizer) -> int:
    return len(tokenizer.encode(message["content"], add_special_tokens=False).ids)


def _beginning(text: str, tokens: int, tokenizer: Tokenizer) -> str:
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    return text[: offsets[tokens - 1][1]]
