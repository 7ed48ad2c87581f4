"""The installed app checked through its own window: the main job with a small file, driven as a person would."""

from gui.self_test.running import run_self_test

__all__ = ["run_self_test"]
