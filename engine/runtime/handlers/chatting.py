"""Commands about chats as they lie in the project: begun, named, found, judged, written to a file, deleted."""

from __future__ import annotations

import time
from pathlib import Path

from engine import commands
from engine.agent.transcript import as_jsonl, as_markdown
from engine.errors import BadInput
from engine.machine.aside import written_file
from engine.results import ChatDetails, ChatHit, ChatInfo, FileResult
from engine.runtime.core import Runtime
from engine.runtime.jobs import Job
from engine.store import agents, chats
from engine.store.database import new_id, now, transaction


async def start_chat(runtime: Runtime, job: Job, command: commands.StartChat) -> ChatInfo:
    """Begin an empty chat."""
    database = runtime.project(command.project).database
    info = ChatInfo(new_id("chat"), "", agents.get(database, command.agent).agent, now(), 0)
    chats.add(database, info)
    runtime.changed(job, "chats")
    return info


async def list_chats(runtime: Runtime, job: Job, command: commands.ListChats) -> tuple[ChatInfo, ...]:
    """Return the chats."""
    return chats.every(runtime.project(command.project).database)


async def get_chat(runtime: Runtime, job: Job, command: commands.GetChat) -> ChatDetails:
    """Return a chat with its messages."""
    return chats.get(runtime.project(command.project).database, command.chat)


async def switch_branch(runtime: Runtime, job: Job, command: commands.SwitchBranch) -> ChatDetails:
    """Stand on another branch, and return the chat as it goes on there."""
    database = runtime.project(command.project).database
    with transaction(database):
        chats.switch(database, command.chat, command.index, command.step)
    return chats.get(database, command.chat)


async def show_message(runtime: Runtime, job: Job, command: commands.ShowMessage) -> ChatDetails:
    """Stand on a branch with the message, and return the chat as it goes on there."""
    database = runtime.project(command.project).database
    with transaction(database):
        return chats.show(database, command.chat, command.position)


async def rename_chat(runtime: Runtime, job: Job, command: commands.RenameChat) -> None:
    """Keep the title."""
    chats.rename(runtime.project(command.project).database, command.chat, command.title)
    runtime.changed(job, "chats")


async def delete_chat(runtime: Runtime, job: Job, command: commands.DeleteChat) -> None:
    """Take a chat away."""
    chats.delete(runtime.project(command.project).database, command.chat)
    runtime.changed(job, "chats")


async def restore_chat(runtime: Runtime, job: Job, command: commands.RestoreChat) -> None:
    """Have a chat back."""
    chats.restore(runtime.project(command.project).database, command.chat)
    runtime.changed(job, "chats")


async def search_chats(runtime: Runtime, job: Job, command: commands.SearchChats) -> tuple[ChatHit, ...]:
    """Look through what was said."""
    return chats.search(runtime.project(command.project).database, command.words, command.limit)


async def export_chat(runtime: Runtime, job: Job, command: commands.ExportChat) -> FileResult:
    """Write a chat aside and rename it; raises BadInput `export_format`, JobFailed `write_failed`."""
    started, target = time.monotonic(), Path(command.output)
    database = runtime.project(command.project).database
    found = chats.get(database, command.chat)
    agent = agents.find(database, found.info.agent)
    form = target.suffix.lower()
    if form not in (".md", ".jsonl"):
        raise BadInput("export_format", file=str(target), allowed=".md, .jsonl")
    named = as_markdown(found.info.title, agent.name if agent else "Assistant", found.messages)
    text = named if form == ".md" else as_jsonl(found.messages)

    def write() -> None:
        with written_file(target) as aside:
            aside.write_text(text, encoding="utf-8")

    await runtime.in_pool(write)
    return FileResult(str(target), len(found.messages), time.monotonic() - started)


async def rate_message(runtime: Runtime, job: Job, command: commands.RateMessage) -> int:
    """Keep a judgement."""
    if command.verdict not in ("good", "wrong", ""):
        raise BadInput("unknown_verdict", verdict=command.verdict)
    database = runtime.project(command.project).database
    found = chats.get(database, command.chat)
    position = chats.position_of(database, command.chat, command.index)
    if found.messages[command.index].role != "assistant":
        raise BadInput("not_a_reply")
    chats.rate(database, command.chat, position, command.verdict)
    return position


async def unmark_message(runtime: Runtime, job: Job, command: commands.UnmarkMessage) -> None:
    """Take a mark back."""
    chats.unmark(runtime.project(command.project).database, command.chat, command.position)


HANDLERS = {
    commands.StartChat: start_chat,
    commands.ListChats: list_chats,
    commands.GetChat: get_chat,
    commands.SwitchBranch: switch_branch,
    commands.ShowMessage: show_message,
    commands.RenameChat: rename_chat,
    commands.DeleteChat: delete_chat,
    commands.RestoreChat: restore_chat,
    commands.SearchChats: search_chats,
    commands.ExportChat: export_chat,
    commands.RateMessage: rate_message,
    commands.UnmarkMessage: unmark_message,
}
