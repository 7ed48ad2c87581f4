"""Agents, their chats and corrections: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "no_agent": Sentence("The project has no agent called {agent}.", "It has: {known}."),
    "no_agent_yet": Sentence(
        "The project has no agent called {agent}.",
        "It has none yet: make one on the Chat page (on the command line: deskhand chat makes the first).",
    ),
    "agent_name_missing": Sentence("The agent has no name. Nothing was saved.", "Give it a name."),
    "agent_name_taken": Sentence("There is another agent called {name}. Nothing was saved.", "Choose another name."),
    "agent_name_fixed": Sentence(
        "{name} came with this project, which knows it by its name. Nothing was saved.", "Leave the name as it is."
    ),
    "agent_gone": Sentence(
        "The agent of this chat was deleted. The chat can still be read.", "Start a new chat with another agent."
    ),
    "no_correction": Sentence("This correction is no longer there.", "Correct the reply again."),
    "no_words_to_correct": Sentence(
        "Nothing was said before this reply, so there is nothing to correct.", "Choose a reply to one of your messages."
    ),
    "reply_empty": Sentence(
        "The corrected reply is empty. Nothing was kept.", "Write what the reply should have said."
    ),
    "reply_same": Sentence(
        "The corrected reply says what the reply says. Nothing was kept.", "Change what is wrong in it."
    ),
    "no_new_corrections": Sentence(
        "{name} has learned every correction that there is. Nothing was started.",
        "Correct a reply in a chat first, then train again.",
    ),
    "no_learner": Sentence(
        "{name} neither chooses tools nor writes replies, so it is not held to corrections.",
        "Choose a model for tool calls or for conversations.",
    ),
    "nothing_to_roll_back": Sentence(
        "{name} took no other model's place, or that one was deleted. Nothing was changed.",
        "Choose another router in the agent's settings.",
    ),
    "no_branch": Sentence("This was not said in another way.", "Change your words first."),
    "not_said_by_you": Sentence(
        "Only your own words can be changed. Nothing was sent.", "Choose one of your messages of this chat."
    ),
    "chat_title_missing": Sentence("A chat needs a title. It keeps the one it has.", "Type a few words."),
    "no_chat": Sentence("This chat is no longer there.", "Start a new one."),
    "models_died": Sentence(
        "The process in which the models run has ended ({exit}). Your question was not answered; nothing else changed.",
        "Try again: it starts anew. If it happens again, close other programs to free memory.",
    ),
    "no_prompt": Sentence(
        "What was read for this message cannot be shown: no model wrote it, or the one that did is gone.",
        "Look at another message of this turn.",
    ),
    "no_caller": Sentence(
        "The agent {agent} has nothing to choose its tools with. Your message was not sent.",
        "Fetch the starter models on the Models page, or choose another model for this agent.",
    ),
    "no_router": Sentence(
        "The agent {agent} has no trained router yet, so there is none to train anew. Nothing was started.",
        "Train one first (deskhand make-calls, then deskhand train), and choose it in the agent's settings.",
    ),
    "unknown_selection": Sentence(
        "An agent cannot select its tools by {selection}.", "Choose one of these, or leave it out: {known}."
    ),
    "unknown_permission": Sentence("There is no permission {permission}.", "Choose allow, ask or never."),
    "unknown_decision": Sentence("There is no decision {decision}.", "Choose once, always or deny."),
    "not_a_reply": Sentence("Only a reply can be judged, and this is none. Nothing was kept.", "Choose a reply."),
    "unknown_verdict": Sentence("There is no verdict {verdict}.", "Choose good or wrong."),
    "no_approval_waiting": Sentence("Nothing waits for this answer any more.", "Go on with the chat."),
    "span_form": Sentence(
        "The marked words are not in the expected form: {problem}.",
        "Give them as a list of start, end and label, with start and end counted in characters of the text.",
    ),
    "relation_form": Sentence(
        "A relation is not in the expected form: {problem}.",
        "Each row needs a text, two marked stretches of it and the relation between them.",
    ),
    "marks_missing": Sentence(
        "The model says what one thing in a text has to do with another, and here no two things are marked.",
        "Write <e1> and </e1> around the first thing, <e2> and </e2> around the second.",
    ),
    "answer_form": Sentence(
        "An answer is not in the expected form: {problem}.",
        "Each row needs a question, a passage, and an answer whose words stand in the passage.",
    ),
    "labels_form": Sentence(
        "The labels of a row are not in the expected form: {problem}.",
        "Write them with ; | or , between them, or as a JSON list of names.",
    ),
    "judgement_kind": Sentence(
        "The rows hold answers such as {gold}, and the model gives answers such as {predicted}. Nothing was measured.",
        "Choose rows with the kind of answer that the model was trained on: numbers, or classes.",
    ),
    "text_pair_missing": Sentence(
        "The model reads two texts that belong together, and was given one.",
        "Give the {first} and the {second}.",
    ),
    "message_form": Sentence(
        "A chat message is not in the expected form: {problem}.",
        "Use OpenAI's form: a list of messages with role and content, and tool_calls with function.name and "
        "function.arguments.",
    ),
    "message_empty": Sentence("The message is empty, so nothing was sent.", "Write something and send it again."),
    "message_long": Sentence(
        "The message has {size} characters; at most {limit} can be sent. Nothing was sent.",
        "Shorten it, or apply a model to a file instead.",
    ),
}
