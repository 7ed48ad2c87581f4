"""A folder of documents: read, cut into passages, kept in an index of its own, and searched."""
