"""The pages of the window; each is found by its file name (see `gui.pages`)."""
