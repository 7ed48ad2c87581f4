"""What made-up tables and tools hold: things with columns, and for each column how a person asks and a reply says it.

Training and the held-back part share no thing, no column of a thing, no name, no code and no passage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

Make = Callable[[Random], Any]


@dataclass(frozen=True)
class Column:
    """`asks` and `says` hold {t} for the thing ('booking BK-2041') and `says` {v} for the cell in words."""

    name: str
    make: Make
    asks: tuple[str, ...]
    says: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """A table: its name, the column that tells rows apart, how its codes begin, its columns, what rows never have.

    `absent` are things that a person may ask for and no column holds.
    """

    table: str
    noun: str
    key: str
    prefix: str
    columns: tuple[Column, ...]
    absent: tuple[str, ...]


def one_of(*values: str) -> Make:
    """Return what picks one of `values`."""
    return lambda random: random.choice(values)


def whole(low: int, high: int) -> Make:
    """Return what picks a whole number."""
    return lambda random: random.randint(low, high)


def money(low: int, high: int) -> Make:
    """Return what picks an amount with two decimals."""
    return lambda random: round(random.randint(low * 20, high * 20) / 20, 2)


def day(year: int) -> Make:
    """Return what picks a day of a year, in ISO form."""
    return lambda random: (dt.date(year, 1, 1) + dt.timedelta(days=random.randrange(365))).isoformat()


def person(first: Sequence[str], last: Sequence[str]) -> Make:
    """Return what picks a person's name."""
    return lambda random: f"{random.choice(first)} {random.choice(last)}"


_FIRST = ("Amara", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Katya", "Leon")
_LAST = ("Okafor", "Weiss", "Romano", "Petrov", "Aydin", "Haddad", "Lund", "Tanaka", "Duarte", "Keller", "Novak")
_SOMEONE = person(_FIRST, _LAST)
_KEPT_FIRST = ("Priya", "Oscar", "Maeve", "Tomas", "Yusuf", "Signe", "Rafael", "Noor", "Wanda", "Ulrich")
_KEPT_LAST = ("Banerjee", "Fitzgerald", "Moreau", "Sorensen", "Castillo", "Ibrahim", "Vogel", "Zhang", "Quinn")
_KEPT_SOMEONE = person(_KEPT_FIRST, _KEPT_LAST)

LEARNED = (
    Topic(
        "bookings",
        "booking",
        "booking",
        "BK",
        (
            Column(
                "status",
                one_of("confirmed", "cancelled", "waiting list", "checked in"),
                ("what is the status of {t}?", "where does {t} stand?", "is {t} confirmed?", "{t} status"),
                ("The status of {t} is {v}.", "The {t} is {v}."),
            ),
            Column(
                "room",
                one_of("Birch", "Cedar", "Maple", "Willow", "Larch"),
                ("which room is {t} for?", "what room does {t} have?"),
                ("The {t} is for room {v}.", "The room of {t} is {v}."),
            ),
            Column(
                "guest",
                _SOMEONE,
                ("who made {t}?", "who is the guest of {t}?", "whose is {t}?"),
                ("The guest of {t} is {v}.",),
            ),
            Column(
                "arrival_date",
                day(2025),
                ("when does {t} start?", "what is the arrival date of {t}?"),
                ("The arrival date of {t} is {v}.",),
            ),
            Column(
                "total_eur",
                money(40, 900),
                ("how much does {t} cost?", "what is the total of {t}?"),
                ("The total of {t} is {v}.", "{t} comes to a total of {v}."),
            ),
        ),
        ("parking space", "breakfast", "phone number", "dog", "payment method"),
    ),
    Topic(
        "invoices",
        "invoice",
        "invoice",
        "INV",
        (
            Column(
                "state",
                one_of("paid", "overdue", "sent", "disputed"),
                ("is {t} paid?", "what state is {t} in?", "what about {t}?"),
                ("The {t} is {v}.",),
            ),
            Column(
                "client",
                one_of("Halden Works", "Brightwater Ltd", "Nordhaus", "Casa Lumen"),
                ("which client is {t} for?", "who is the client of {t}?"),
                ("The client of {t} is {v}.", "The {t} is for {v}."),
            ),
            Column(
                "amount_usd",
                money(90, 5000),
                ("what is the amount of {t}?", "how much is {t}?"),
                ("The amount of {t} is {v}.", "{t} is for {v}."),
            ),
            Column("due_on", day(2026), ("when is {t} due?", "by when must {t} be paid?"), ("The {t} is due on {v}.",)),
        ),
        ("tax rate", "bank account", "discount", "contact person"),
    ),
    Topic(
        "loans",
        "loan",
        "loan no",
        "LN",
        (
            Column(
                "title",
                one_of("The Glass Orchard", "Rivers of Salt", "A Short Winter", "Nine Lanterns"),
                ("what was borrowed with {t}?", "which title is {t}?"),
                ("The title of {t} is {v}.",),
            ),
            Column("reader", _SOMEONE, ("who is the reader of {t}?", "who has {t}?"), ("The reader of {t} is {v}.",)),
            Column(
                "due_back",
                day(2026),
                ("when is {t} due back?", "until when can {t} be kept?"),
                ("The {t} is due back on {v}.",),
            ),
            Column(
                "renewals",
                whole(0, 4),
                ("how many renewals does {t} have?", "how often was {t} renewed?"),
                ("The number of renewals of {t} is {v}.",),
            ),
        ),
        ("author", "shelf", "fine", "publisher"),
    ),
    Topic(
        "machines",
        "machine",
        "machine id",
        "M",
        (
            Column(
                "condition",
                one_of("running", "stopped", "in repair", "idle"),
                ("how is {t} doing?", "is {t} running?", "what is the condition of {t}?"),
                ("The {t} is {v}.",),
            ),
            Column(
                "hall",
                one_of("North", "South", "Annex", "Harbour"),
                ("which hall is {t} in?", "where is {t}?"),
                ("The {t} is in hall {v}.", "The hall of {t} is {v}."),
            ),
            Column(
                "operator",
                _SOMEONE,
                ("who operates {t}?", "who is the operator of {t}?"),
                ("The operator of {t} is {v}.",),
            ),
            Column(
                "last_service",
                day(2025),
                ("when was the last service of {t}?", "when was {t} serviced?"),
                ("The last service of {t} was on {v}.",),
            ),
            Column(
                "hours",
                whole(120, 9800),
                ("how many hours has {t} run?", "what are the hours of {t}?"),
                ("The {t} has {v} hours.",),
            ),
        ),
        ("temperature", "serial number", "manufacturer", "power"),
    ),
    Topic(
        "employees",
        "employee",
        "staff no",
        "E",
        (
            Column("name", _SOMEONE, ("who is {t}?", "what is the name of {t}?"), ("The name of {t} is {v}.",)),
            Column(
                "department",
                one_of("Logistics", "Finance", "Design", "Quality"),
                ("which department is {t} in?", "what department does {t} work for?"),
                ("The {t} works in {v}.", "The department of {t} is {v}."),
            ),
            Column(
                "phone_extension",
                whole(200, 899),
                ("what is the phone extension of {t}?",),
                ("The phone extension of {t} is {v}.",),
            ),
            Column(
                "start_date",
                day(2021),
                ("when did {t} start?", "what is the start date of {t}?"),
                ("The start date of {t} is {v}.",),
            ),
        ),
        ("salary", "birthday", "manager", "address"),
    ),
    Topic(
        "tickets",
        "ticket",
        "ticket",
        "T",
        (
            Column(
                "priority",
                one_of("low", "normal", "high", "urgent"),
                ("what priority does {t} have?", "how urgent is {t}?"),
                ("The priority of {t} is {v}.", "The {t} has {v} priority."),
            ),
            Column(
                "phase",
                one_of("new", "in progress", "on hold", "solved"),
                ("what phase is {t} in?", "is {t} solved?", "any progress on {t}?"),
                ("The phase of {t} is {v}.", "The {t} is {v}."),
            ),
            Column(
                "assignee",
                _SOMEONE,
                ("who works on {t}?", "who is the assignee of {t}?"),
                ("The assignee of {t} is {v}.",),
            ),
            Column("opened_on", day(2026), ("when was {t} opened?",), ("The {t} was opened on {v}.",)),
        ),
        ("solution", "customer rating", "product", "deadline"),
    ),
)

HELD_BACK = (
    Topic(
        "patients",
        "patient",
        "chip no",
        "VET",
        (
            Column(
                "species",
                one_of("rabbit", "parrot", "ferret", "tortoise", "hedgehog"),
                ("what species is {t}?", "what kind of animal is {t}?"),
                (),
            ),
            Column("keeper", _KEPT_SOMEONE, ("who is the keeper of {t}?", "who does {t} belong to?"), ()),
            Column("weight_in_grams", whole(180, 5200), ("what is the weight of {t}?", "how heavy is {t}?"), ()),
            Column("next_checkup", day(2028), ("when is the next checkup of {t}?", "when does {t} come back?"), ()),
            Column("ward", one_of("Green", "Quiet", "Day"), ("which ward is {t} in?",), ()),
        ),
        ("diet", "insurance", "blood group", "colour"),
    ),
    Topic(
        "panels",
        "panel",
        "panel",
        "SOL",
        (
            Column("output_watts", whole(90, 460), ("what is the output of {t}?", "how much does {t} put out?"), ()),
            Column(
                "health",
                one_of("good", "soiled", "cracked", "offline"),
                ("how is {t}?", "what is the health of {t}?", "is {t} ok?"),
                (),
            ),
            Column("roof", one_of("Barn", "Chapel", "Depot", "Greenhouse"), ("which roof is {t} on?",), ()),
            Column("installed_on", day(2019), ("when was {t} installed?", "how old is {t}?"), ()),
            Column("technician", _KEPT_SOMEONE, ("who is the technician for {t}?", "who looks after {t}?"), ()),
        ),
        ("price", "brand", "angle", "warranty"),
    ),
    Topic(
        "exhibits",
        "exhibit",
        "inventory no",
        "EX",
        (
            Column(
                "piece",
                one_of("Bronze Heron", "Salt Cellar", "Weaver's Loom", "Star Globe", "Clay Whistle"),
                ("what is {t}?", "which piece is {t}?"),
                (),
            ),
            Column(
                "gallery",
                one_of("Upper East", "Lower West", "Rotunda", "Store"),
                ("where is {t}?", "which gallery is {t} in?"),
                (),
            ),
            Column(
                "insured_for_chf", money(300, 90000), ("what is {t} insured for?", "how much is {t} insured for?"), ()
            ),
            Column("lent_until", day(2029), ("until when is {t} lent?", "when does {t} come back from its loan?"), ()),
            Column("curator", _KEPT_SOMEONE, ("who is the curator of {t}?",), ()),
        ),
        ("artist", "weight", "visitors", "material"),
    ),
    Topic(
        "ferries",
        "ferry",
        "sailing",
        "FY",
        (
            Column("port", one_of("Skagen", "Lerwick", "Piombino", "Ystad"), ("which port does {t} leave from?",), ()),
            Column("captain", _KEPT_SOMEONE, ("who is the captain of {t}?", "who sails {t}?"), ()),
            Column("passengers", whole(12, 940), ("how many passengers are on {t}?",), ()),
            Column("sea_state", one_of("calm", "moderate", "rough", "stormy"), ("what is the sea state for {t}?",), ()),
            Column("departs_on", day(2028), ("when does {t} depart?", "which day is {t}?"), ()),
        ),
        ("fare", "duration", "restaurant", "gate"),
    ),
    Topic(
        "barrels",
        "barrel",
        "barrel",
        "CK",
        (
            Column("grape", one_of("Riesling", "Tempranillo", "Malbec", "Furmint"), ("which grape is in {t}?",), ()),
            Column("litres", whole(110, 620), ("how many litres are in {t}?", "what does {t} hold?"), ()),
            Column("cellar_master", _KEPT_SOMEONE, ("who is the cellar master of {t}?",), ()),
            Column("ready_by", day(2030), ("when is {t} ready?", "by when will {t} be ready?"), ()),
            Column("stage", one_of("fermenting", "resting", "filtered", "bottled"), ("what stage is {t} at?",), ()),
        ),
        ("sugar", "price", "cork", "buyer"),
    ),
)
