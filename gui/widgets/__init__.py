"""Small widgets, one thing each, that every page is built from."""
