"""What selects tools: the trained router, or the nearest example where no router was trained."""
