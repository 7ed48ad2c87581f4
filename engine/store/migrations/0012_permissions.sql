-- What the Tools page says goes before what an agent was allowed earlier: an agent's own permission that is looser goes.
UPDATE agents SET permissions = (
    SELECT json_group_object(own.key, own.value)
    FROM json_each(agents.permissions) AS own LEFT JOIN permissions AS page ON page.tool = own.key
    WHERE page.tool IS NULL OR instr('allow ask never', own.value) >= instr('allow ask never', page.permission)
);
