"""How a tool server is started, as people write it: a line, variables before it, the JSON of a README."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.agent.mcp import command_line
from engine.errors import BadInput

SERVER: dict[str, Any] = {"command": "npx", "args": ["-y", "@acme/srv", "a b"], "env": {"API_TOKEN": "abc", "DEBUG": 1}}
LINE = "npx -y @acme/srv 'a b'"


@pytest.mark.parametrize(
    ("text", "line", "variables"),
    [
        ("python srv.py --level=3", "python srv.py --level=3", {}),
        ("API_TOKEN=abc DEBUG=1 python srv.py X=y", "python srv.py X=y", {"API_TOKEN": "abc", "DEBUG": "1"}),
        ("env API_TOKEN='a b' python 'my srv.py'", "python 'my srv.py'", {"API_TOKEN": "a b"}),
        ("env -i python srv.py", "env -i python srv.py", {}),
        (json.dumps(SERVER), LINE, {"API_TOKEN": "abc", "DEBUG": "1"}),
        (json.dumps({"mcpServers": {"acme": SERVER}}, indent=2), LINE, {"API_TOKEN": "abc", "DEBUG": "1"}),
        (f'"acme": {json.dumps(SERVER)},', LINE, {"API_TOKEN": "abc", "DEBUG": "1"}),
        ('"/opt/my srv/run" --fast', '"/opt/my srv/run" --fast', {}),
    ],
)
def test_variables_are_taken_out_of_a_line(text: str, line: str, variables: dict[str, str]) -> None:
    start = command_line.take(text)
    assert (start.line, start.variables) == (line, variables)
    assert "abc" not in repr(start)


@pytest.mark.parametrize(
    "text",
    [
        "{command: python}",
        json.dumps({"mcpServers": {"one": SERVER, "two": SERVER}}),
        json.dumps({"mcpServers": {"far": {"url": "https://example.org"}}}),
        json.dumps({**SERVER, "args": "-y"}),
        json.dumps({"mcpServers": {}}),
    ],
)
def test_json_that_is_not_of_one_program_says_so(text: str) -> None:
    with pytest.raises(BadInput, match="tool_server_json"):
        command_line.take(text)


def test_a_line_that_cannot_be_read_is_told_without_its_values() -> None:
    with pytest.raises(BadInput) as refused:
        command_line.take("API_TOKEN='abc python srv.py")
    assert refused.value.params["command"] == "API_TOKEN=…"


@pytest.mark.parametrize(("line", "part"), [("cd /srv && python srv.py", "&&"), ("export A=b", "export")])
def test_what_only_a_terminal_knows_is_named(line: str, part: str) -> None:
    with pytest.raises(BadInput) as refused:
        command_line.read(line)
    assert (refused.value.code, refused.value.params) == ("tool_server_shell", {"part": part})
