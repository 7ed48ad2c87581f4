-- The agent whose reply a case corrects, '' where it was gone already: a chat may be deleted, its cases stay.
ALTER TABLE regression_cases ADD COLUMN agent TEXT NOT NULL DEFAULT '';
UPDATE regression_cases SET agent = coalesce(
    (SELECT agents.agent FROM chats JOIN agents ON chats.agent IN (agents.agent, agents.name)
     WHERE chats.chat = regression_cases.chat),
    ''
);
