"""One reader a format: each turns a file into rows of text that know which row of the file they are."""

from engine.data.readers.gather import gather
from engine.data.readers.opening import load, open_source
from engine.data.readers.source import Source

__all__ = ["Source", "gather", "load", "open_source"]
