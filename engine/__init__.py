"""Deskhand's engine: everything the app does, with no window in it."""

__version__ = "0.1.0"
