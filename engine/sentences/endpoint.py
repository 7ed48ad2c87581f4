"""The endpoint for other programs: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "endpoint_not_loopback": Sentence(
        "Other computers could reach {host}, and Deskhand answers programs on this computer only. Nothing was started.",
        "Use 127.0.0.1, which no other computer reaches.",
    ),
    "endpoint_port_taken": Sentence(
        "Another program uses port {port} already. Nothing was started.", "Choose another port, or close that program."
    ),
    "endpoint_port_refused": Sentence(
        "Port {port} is not one that Deskhand may use. Nothing was started.",
        "Choose a port from 1024 to 65535, or 0 for any that is free.",
    ),
    "endpoint_token": Sentence(
        "The request was refused: it does not have the token.",
        "Send 'Authorization: Bearer TOKEN' with the token that Deskhand shows in Settings.",
    ),
    "endpoint_host": Sentence(
        "The request was refused: it was meant for {host} and not for this computer.",
        "Use the address that Deskhand shows in Settings, which begins with http://127.0.0.1.",
    ),
    "endpoint_body_size": Sentence(
        "The request was refused: it is larger than {limit} KB.", "Send fewer or shorter messages, or texts, at a time."
    ),
    "endpoint_busy": Sentence(
        "The request was refused: {most} others wait for their answers.", "Send it again in a moment."
    ),
    "endpoint_stopped": Sentence(
        "Deskhand has stopped answering other programs. The answer was not finished.",
        "Switch it on again in Settings, then send the request again.",
    ),
    "endpoint_path": Sentence(
        "There is nothing at {method} {path}.",
        "Use GET /v1/models, POST /v1/chat/completions or POST /v1/classify.",
    ),
    "request_json": Sentence(
        "The request cannot be read: it is not a JSON object.", "Send one JSON object, written in UTF-8."
    ),
    "request_form": Sentence(
        "The request cannot be read: {field} {problem}.", "Correct it, then send the request again."
    ),
    "endpoint_model": Sentence("There is no model called {model} to ask.", "There are: {known}."),
    "endpoint_no_writer": Sentence(
        "The model {model} does not write texts.", "Send it to /v1/classify, or choose one of: {known}."
    ),
    "endpoint_no_classifier": Sentence(
        "The model {model} was not trained to tell texts apart.",
        "Send it to /v1/chat/completions, or choose one of: {known}.",
    ),
    "schema_unusable": Sentence(
        "A model cannot be held to this JSON Schema: {problem}.", "Correct the schema, then send the request again."
    ),
    "schema_unsupported": Sentence(
        "A model cannot be held to the word '{keyword}' of a JSON Schema.",
        "Leave it out, or write the schema another way, then send the request again.",
    ),
}
