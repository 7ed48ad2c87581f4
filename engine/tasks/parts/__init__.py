"""What the tasks are built of: how texts, marked stretches, calls and chats are read, written and counted."""
