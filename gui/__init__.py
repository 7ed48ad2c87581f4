"""The window: shows the engine's values and asks for what the person wants; holds no business logic."""
