"""Deskhand's engine: everything the app does, with no window in it."""

from engine.machine.offline import stay_offline

__version__ = "0.1.0"

# Before any library loads, in the app as in its workers: some read their switches only once, at import.
stay_offline()
