"""Tool servers that speak the Model Context Protocol: each is a program of its own that the person named."""
