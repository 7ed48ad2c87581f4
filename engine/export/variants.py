"""Which forms of a trained model are made and compared, smallest first, on the device that will run them."""

from __future__ import annotations

# The variant with the trained weights as they are.
FULL = "fp32"
# Dynamic 8 bits of onnxruntime are the processor's; a graphics card multiplies in 16 bits. genai has 4 and 8 bits of
# its own for both. No runtime here has an encoder-decoder's layers in 4 bits.
ON_CPU = {
    "encoder": ("int8", FULL),
    "decoder": ("int4", "int8", FULL),
    "encoder-decoder": ("int8", FULL),
}
ON_CUDA = {
    "encoder": ("fp16", FULL),
    "decoder": ("int4", "fp16", FULL),
    "encoder-decoder": ("fp16", FULL),
}


def variants(family: str, cuda: bool) -> tuple[str, ...]:
    """Return the variants of a model of `family` where CUDA is there, or is not; fp32 is always the last."""
    return (ON_CUDA if cuda else ON_CPU)[family]
