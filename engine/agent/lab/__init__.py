"""The tool-call lab: example messages made of what tools say of themselves, and what callers make of messages."""
