"""Folders of documents: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "documents_folder": Sentence(
        "The folder {folder} is not there. What was read of it before is kept.",
        "Connect the disk it lies on, or choose another folder.",
    ),
    "documents_unindexed": Sentence(
        "The documents have not been read yet, or what was kept of them ({file}) is damaged.",
        "Have the folder read again; the documents themselves are not affected.",
    ),
    "document_kind": Sentence(
        "{file} is no kind of document that Deskhand reads.", "It reads {kinds}. Save the document as one of these."
    ),
    "document_large": Sentence(
        "{file} holds more text than a document may ({limit} MB).", "Divide it, or leave it out of the folder."
    ),
    "document_unreadable": Sentence(
        "{file} could not be opened: {reason}.", "Ask for the right to read it, then have the folder read again."
    ),
    "document_empty": Sentence(
        "There is no text in {file}.",
        "If it holds scanned pages, have their text recognised by a scanning program first.",
    ),
    "document_broken": Sentence(
        "{file} cannot be read: it is cut or damaged.", "Open it in the program that made it and save it again."
    ),
    "document_undecodable": Sentence(
        "The characters of {file} cannot be told: it is no text, or written in more than one encoding.",
        "Open it in a text editor and save it as UTF-8.",
    ),
    "document_locked": Sentence(
        "{file} is protected by a password.", "Save it without the password, then have the folder read again."
    ),
    "passages_none": Sentence(
        "Nothing in “{documents}” has to do with that.", "Ask in other words, or name what you are looking for."
    ),
}

STAGES: dict[str, str] = {
    "read_documents": "Reading the documents",
    "embed_passages": "Indexing the passages",
}
