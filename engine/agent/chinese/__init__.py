"""What the agent says in Chinese, by the English that stands in the code: sentences, errors, names of units."""
