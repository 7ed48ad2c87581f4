"""What can be wrong with canonical rows: checks that find it, and repairs by name."""
