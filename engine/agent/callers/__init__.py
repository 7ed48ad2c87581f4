"""What selects tools: a trained router, the nearest example, a language model, or a quick one and then that."""
