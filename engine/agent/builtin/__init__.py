"""The tools that come with the app, and those that every table and every published model becomes."""
