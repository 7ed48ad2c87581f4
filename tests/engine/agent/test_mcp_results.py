"""What a tool server sends becomes a result: text in any wrapping is text, what is none is only named."""

from __future__ import annotations

from typing import Any

import mcp_types
import pytest

from engine.agent.mcp.results import result_of

ROWS = [{"item": "lamp", "stock": 3}, {"item": "desk", "stock": 5}]


def said(*texts: str) -> list[Any]:
    return [mcp_types.TextContent(type="text", text=text) for text in texts]


def found(content: list[Any], structured: Any = None) -> dict[str, Any]:
    return dict(result_of("look", mcp_types.CallToolResult(content=content, structured_content=structured)).data)


@pytest.mark.parametrize(
    ("content", "structured", "result"),
    [
        (said('{"item": "lamp", "stock": 3}', '{"item": "desk", "stock": 5}'), {"result": ROWS}, ROWS),
        ([], {"result": []}, []),
        ([], {"result": None}, ""),
        (said("one", "two"), {"result": ["one", "two"]}, "one\ntwo"),
        (said("false"), {"result": False}, "false"),
        ([], {"result": 1, "of": 2}, {"result": 1, "of": 2}),
    ],
)
def test_what_a_function_answered_comes_out_of_its_wrapping(content: list[Any], structured: Any, result: Any) -> None:
    assert found(content, structured) == {"result": result}


def test_a_document_that_comes_along_is_text_where_it_holds_any() -> None:
    lease = mcp_types.TextResourceContents(uri="file:///c.txt", mime_type="text/plain", text="The rent is 700 euros.")
    plan = mcp_types.BlobResourceContents(uri="file:///plan.pdf", mime_type="application/pdf", blob="AAAA")
    link = mcp_types.ResourceLink(type="resource_link", uri="file:///r.pdf", name="r")
    content = [*(mcp_types.EmbeddedResource(type="resource", resource=one) for one in (lease, plan)), link]
    assert found(content, {"result": [{"type": "resource"}] * 3}) == {
        "result": "The rent is 700 euros.",
        "left_out": ["resource application/pdf file:///plan.pdf", "resource_link file:///r.pdf"],
    }


def test_a_picture_is_said_to_be_one_that_cannot_be_shown() -> None:
    picture = mcp_types.ImageContent(type="image", data="AAAA", mime_type="image/png")
    result = result_of("draw", mcp_types.CallToolResult(content=[picture]))
    assert result.reply == "The answer is nothing that I can show here: image/png." and result.verbatim
