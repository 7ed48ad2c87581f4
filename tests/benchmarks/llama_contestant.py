"""llama.cpp's side of the decoder benchmark, run by an interpreter that has llama-cpp-python and nothing of ours.

Called with a GGUF file, the number of threads and, to write it first, the file and the type to re-quantise from.
Answers each line of JSON on its standard input with one on its standard output; times are seconds.
"""

import json
import sys
import time
from typing import Any

import llama_cpp
from llama_cpp import Llama, LlamaGrammar

CONTEXT = 2048


def quantise(source: str, target: str, kind: str) -> None:
    """Write `source` with the weights in another type: 'q8_0', 'q4_1'."""
    params = llama_cpp.llama_model_quantize_default_params()
    params.ftype = {"q8_0": llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0, "q4_1": llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_1}[kind]
    params.allow_requantize = True
    if llama_cpp.llama_model_quantize(source.encode(), target.encode(), params):
        raise SystemExit(f"{source} could not be quantised")


def read(model: Llama, text: str, tokens: int) -> dict[str, Any]:
    """Read a prompt from nothing, then write `tokens` likeliest tokens one by one."""
    prompt = model.tokenize(text.encode(), add_bos=False, special=True)
    model.reset()
    started = time.perf_counter()
    model.eval(prompt)
    done = time.perf_counter()
    for _ in range(tokens):
        model.eval([model.sample(temp=0.0)])
    return {"read": done - started, "tokens": len(prompt), "write": (time.perf_counter() - done) / tokens}


def turn(model: Llama, prompt: str, grammar: LlamaGrammar, most: int) -> dict[str, Any]:
    """Complete a prompt under a grammar; what it shares with the prompt before is in the cache, as always."""
    started = time.perf_counter()
    found = model.create_completion(prompt, max_tokens=most, temperature=0.0, grammar=grammar)
    return {"seconds": time.perf_counter() - started, "text": found["choices"][0]["text"]}


def main() -> None:
    path, threads, *source = sys.argv[1:]
    if source:
        quantise(source[0], path, source[1])
    model = Llama(path, n_ctx=CONTEXT, n_threads=int(threads), n_threads_batch=int(threads), verbose=False)
    grammars: dict[str, LlamaGrammar] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        if "schema" in asked:
            schema = asked["schema"]
            if schema not in grammars:
                grammars[schema] = LlamaGrammar.from_json_schema(schema, verbose=False)
            answer = turn(model, asked["text"], grammars[schema], asked["most"])
        else:
            answer = read(model, asked["text"], asked["tokens"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
