-- When a message was said: the Tools page tells when a tool was used last.
ALTER TABLE messages ADD COLUMN said TEXT NOT NULL DEFAULT '';
