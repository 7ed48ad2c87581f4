"""Foreign and plain text: what makes it harmless to show, names of months, and values as text or JSON."""
