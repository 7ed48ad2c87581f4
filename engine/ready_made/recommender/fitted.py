"""A recommender that has learned: everything that a recommendation needs, and its file in the project."""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from engine.data.versions import put_aside
from engine.errors import JobFailed
from engine.ready_made.recommender import contents
from engine.ready_made.recommender.behaviour import Behaviour, Catalogue
from engine.ready_made.recommender.contents import Contents
from engine.ready_made.recommender.interest import Interest
from engine.ready_made.recommender.ranking import Ranker
from engine.ready_made.recommender.signals import Signals
from engine.ready_made.recommender.together import Together
from engine.ready_made.recommender.values import Quality, TextGain

FORM = 2


@dataclass(frozen=True)
class Fitted:
    """What was learned of a catalogue and its behaviour; `sources` names the data (dataset and version of each)."""

    catalogue: Catalogue
    behaviour: Behaviour
    signals: Signals
    ranker: Ranker
    quality: Quality | None
    sources: tuple[str, ...] = ()
    left_out: int = 0
    text: TextGain | None = None
    seen: Any = field(default=None)
    liked: Any = field(default=None)
    lately: Any = field(default=None)


def made(
    catalogue: Catalogue,
    behaviour: Behaviour,
    signals: Signals,
    ranker: Ranker,
    quality: Quality | None,
    sources: tuple[str, ...] = (),
    left_out: int = 0,
    text: TextGain | None = None,
) -> Fitted:
    """Put it together."""
    known = behaviour.matrix(), behaviour.matrix(True), behaviour.lately()
    return Fitted(catalogue, behaviour, signals, ranker, quality, sources, left_out, text, *known)


def save(fitted: Fitted, file: Path) -> None:
    """Write it aside and rename it; raises JobFailed `write_failed`."""
    facts = {
        "form": FORM,
        "catalogue": asdict(fitted.catalogue),
        "people": fitted.behaviour.people,
        "quality": asdict(fitted.quality) if fitted.quality else None,
        "sources": fitted.sources,
        "left_out": fitted.left_out,
        "text": asdict(fitted.text) if fitted.text else None,
        "penalty": fitted.signals.together.penalty,
    }
    behaviour, signals, imputed = fitted.behaviour, fitted.signals, fitted.signals.imputed.tocsr()
    interest = signals.interest.weights
    with put_aside(file) as aside, aside.open("wb") as opened:
        np.savez_compressed(
            opened,
            facts=np.array(json.dumps(facts, ensure_ascii=False)),
            person=behaviour.person.astype(np.int32),
            item=behaviour.item.astype(np.int32),
            liked=behaviour.liked,
            moment=behaviour.moment,
            vectors=signals.contents.vectors.astype(np.float16),
            shared=signals.shared,
            known=signals.known,
            kernel=signals.together.kernel,
            diagonal=signals.together.diagonal,
            chosen=signals.together.chosen,
            interest=np.zeros((0, 0), dtype=np.float32) if interest is None else interest,
            imputed_data=imputed.data,
            imputed_indices=imputed.indices,
            imputed_indptr=imputed.indptr,
            ranker=np.stack([fitted.ranker.warm, fitted.ranker.cold, fitted.ranker.new]),
        )


def load(file: Path) -> Fitted:
    """Read it back; raises JobFailed `shelf_broken` for a file that is none, or of another form."""
    try:
        with np.load(file, allow_pickle=False) as held:
            facts = json.loads(str(held["facts"]))
            if facts["form"] != FORM:
                raise ValueError(f"form {facts['form']}")
            return _read(held, facts)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise JobFailed("shelf_broken", detail=str(error), file=str(file)) from error


def _read(held: Any, facts: dict[str, Any]) -> Fitted:
    told = facts["catalogue"]
    catalogue = Catalogue(
        tuple(told["ids"]), tuple(told["titles"]), tuple(told["texts"]), tuple(map(tuple, told["categories"]))
    )
    behaviour = Behaviour.of(
        facts["people"], len(catalogue), held["person"], held["item"], held["liked"], held["moment"]
    )
    known = held["known"]
    shape = (len(catalogue), int((~known).sum()))
    imputed = sparse.csr_matrix((held["imputed_data"], held["imputed_indices"], held["imputed_indptr"]), shape=shape)
    chosen = held["chosen"]
    together = Together(behaviour.matrix()[chosen], chosen, held["kernel"], held["diagonal"], facts["penalty"])
    none = np.zeros((len(catalogue), 0), dtype=np.float32)
    read = Contents(held["vectors"].astype(np.float32), contents.categories_of(catalogue), none)
    quality = Quality(**facts["quality"]) if facts["quality"] else None
    text = TextGain(**facts["text"]) if facts["text"] else None
    interest = Interest(held["interest"] if held["interest"].size else None)
    return made(
        catalogue,
        behaviour,
        Signals(read, held["shared"], known, together, imputed, interest),
        Ranker(*held["ranker"]),
        quality,
        tuple(facts["sources"]),
        facts["left_out"],
        text,
    )
