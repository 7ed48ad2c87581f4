"""What the support desk's parts are called in a project."""

QUESTIONS = "questions"
HANDBOOK = "handbook"
AGENT = "Support desk"
