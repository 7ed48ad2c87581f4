"""Every public set at hand, read as it was published: the rows are those that its SOURCE.md counts."""

from __future__ import annotations

import pytest

from engine.data.readers import gather, load, open_source
from engine.data.workbench import Bench
from tests.helpers.public_data import PUBLIC, needs_public

# What is chosen -> format and rows of each source that comes of it.
SETS = {
    "aeslc_email_subjects/train.jsonl": [("jsonl", 14_436)],
    "aeslc_email_subjects/dev.jsonl": [("jsonl", 1_960)],
    "aeslc_email_subjects/test.jsonl": [("jsonl", 1_906)],
    "airline_tweets_dated": [("csv", 14_640)],
    "banking77/train.csv": [("csv", 10_003)],
    "banking77/test.csv": [("csv", 3_080)],
    "chnsenticorp": [("tsv", 1_200), ("tsv", 1_200), ("tsv", 9_600)],
    "cluener": [("jsonl", 1_343), ("jsonl", 10_748)],
    "conll2003": [("conll", 3_250), ("conll", 3_453), ("conll", 14_041)],
    "dialogsum": [("jsonl", 500), ("jsonl", 500)],
    "financial_phrasebank/Sentences_50Agree.txt": [("labelled lines", 4_846)],
    "financial_phrasebank/Sentences_75Agree.txt": [("labelled lines", 3_453)],
    "financial_phrasebank/Sentences_AllAgree.txt": [("labelled lines", 2_264)],
    "gold_news_dated": [("tsv", 10_570)],
    "movielens_small": [("csv", 9_742), ("csv", 100_836), ("csv", 3_683)],
    "multi30k_en_de": [("parallel", rows) for rows in (1_000, 1_000, 461, 29_000, 1_014)],
    "sgd/dev": [("json", 128), ("json", 128), ("tools", 30)],
    "sgd/test": [("json", 128), ("json", 128), ("json", 54), ("tools", 38)],
    "sgd/train": [("json", rows) for rows in (128, 128, 128, 127, 128, 128, 128)] + [("tools", 53)],
    "semeval2010_task8": [("semeval", 2_717), ("semeval", 8_000)],
    "snips/train": [("aligned", 13_084)],
    "snips/valid": [("aligned", 700)],
    "snips/test": [("aligned", 700)],
    "snips/toolcalls_train.jsonl": [("jsonl", 13_084)],
    "squad": [("squad", 895), ("squad", 1_190), ("squad", 4_000)],
}


@needs_public
@pytest.mark.parametrize("chosen", SETS)
def test_every_row_that_was_published_is_read(chosen: str) -> None:
    with Bench() as bench:
        found = []
        for path in gather(bench, [PUBLIC / chosen]):
            source = open_source(bench, path)
            if source.format != "tools":
                assert bench.value(f"SELECT count(*) FROM {load(bench, source)}") == source.rows
            found.append((source.format, source.rows))
    assert found == SETS[chosen]
