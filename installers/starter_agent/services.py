"""Made-up tools of a person's own: what they answer as JSON or text, how a person asks, and passages of documents."""

from __future__ import annotations

from dataclasses import dataclass

from installers.starter_agent.topics import Column, Make, money, one_of, whole


@dataclass(frozen=True)
class Service:
    """A tool that tells of one thing: its name, its one argument, the things, what it answers, what it never tells."""

    tool: str
    argument: str
    things: tuple[str, ...]
    columns: tuple[Column, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """A tool that answers with a list: what it lists (plural), the items, and how each is described."""

    tool: str
    argument: str
    things: tuple[str, ...]
    plural: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A passage of a document; `text` and the answers hold {n} and {m}, which are numbers; (question, answer) each."""

    source: str
    text: str
    n: Make
    m: Make
    asked: tuple[tuple[str, str], ...]


def _column(name: str, make: Make, ask: str, say: str = "") -> Column:
    return Column(name, make, (ask,), (say,) if say else ())


LEARNED_SERVICES = (
    Service(
        "get_weather",
        "city",
        ("Turin", "Gdansk", "Leeds", "Porto", "Graz"),
        (
            _column("temperature", whole(-9, 36), "how warm is it in {t}?", "The temperature in {t} is {v}."),
            _column(
                "sky",
                one_of("cloudy", "clear", "light rain", "fog"),
                "what is the weather in {t}?",
                "The sky in {t} is {v}.",
            ),
            _column(
                "wind",
                one_of("12 km/h", "31 km/h", "5 km/h"),
                "how strong is the wind in {t}?",
                "The wind in {t} is {v}.",
            ),
        ),
        ("pollen count", "snow depth", "sunrise"),
    ),
    Service(
        "stock_level",
        "article",
        ("oak shelf", "desk lamp", "steel hook", "door mat"),
        (
            _column("on_hand", whole(0, 140), "how many of {t} are left?", "There are {v} of {t} on hand."),
            _column(
                "warehouse",
                one_of("Essen", "Malmo", "Lyon"),
                "in which warehouse is {t}?",
                "The warehouse of {t} is {v}.",
            ),
            _column(
                "reorder_level", whole(5, 60), "what is the reorder level of {t}?", "The reorder level of {t} is {v}."
            ),
        ),
        ("supplier", "price", "colour"),
    ),
    Service(
        "flight_status",
        "flight",
        ("KX204", "BZ917", "RL55", "TU380"),
        (
            _column("status", one_of("on time", "boarding", "delayed", "landed"), "is {t} on time?", "The {t} is {v}."),
            _column(
                "gate", one_of("A7", "C19", "B4", "D22"), "which gate does {t} leave from?", "The gate of {t} is {v}."
            ),
            _column(
                "departure",
                one_of("06:40", "14:25", "21:10"),
                "at what time does {t} leave?",
                "The departure of {t} is at {v}.",
            ),
        ),
        ("meal", "pilot", "baggage belt"),
    ),
    Service(
        "exchange_rate",
        "pair",
        ("EUR/USD", "GBP/CHF", "USD/JPY"),
        (
            _column("rate", money(1, 3), "what is the rate of {t}?", "The rate of {t} is {v}."),
            _column("change", one_of("0.4%", "1.2%", "-0.3%"), "how did {t} change?", "The change of {t} is {v}."),
        ),
        ("volume", "forecast"),
    ),
    Service(
        "course_info",
        "course",
        ("Pottery", "Welding", "Spanish", "First Aid"),
        (
            _column(
                "teacher",
                one_of("Olga Brandt", "Pietro Sala", "Nils Berg"),
                "who teaches {t}?",
                "The teacher of {t} is {v}.",
            ),
            _column("seats_left", whole(0, 18), "are there seats left in {t}?", "There are {v} seats left in {t}."),
            _column("weekday", one_of("Monday", "Thursday", "Saturday"), "on which weekday is {t}?", "{t} is on {v}."),
        ),
        ("fee", "room", "certificate"),
    ),
    Service(
        "server_status",
        "server",
        ("atlas", "hermes", "juno"),
        (
            _column("state", one_of("up", "down", "restarting"), "is {t} up?", "The server {t} is {v}."),
            _column("load", one_of("17%", "64%", "93%"), "what is the load of {t}?", "The load of {t} is {v}."),
            _column(
                "disk_free",
                one_of("12 GB", "340 GB", "2 GB"),
                "how much disk is free on {t}?",
                "The disk free on {t} is {v}.",
            ),
        ),
        ("owner", "operating system", "backup"),
    ),
)

HELD_BACK_SERVICES = (
    Service(
        "tide_times",
        "harbour",
        ("Saint-Malo", "Bergen", "Whitby", "Cuxhaven"),
        (
            _column("high_water", one_of("03:52", "16:18", "11:07"), "when is high water in {t}?"),
            _column("height", one_of("4.7 m", "2.9 m", "6.1 m"), "what is the height of the tide in {t}?"),
            _column("moon", one_of("full", "waning", "first quarter"), "what is the moon like in {t}?"),
        ),
        ("water temperature", "harbour fee", "wave height"),
    ),
    Service(
        "air_quality",
        "station",
        ("Riverside", "Old Mill", "Airport West"),
        (
            _column("index", whole(11, 188), "what is the air quality index at {t}?"),
            _column(
                "main_pollutant", one_of("ozone", "fine dust", "nitrogen dioxide"), "what is the main pollutant at {t}?"
            ),
            _column(
                "advice", one_of("stay indoors", "no limits", "avoid sport outside"), "what is the advice for {t}?"
            ),
        ),
        ("humidity", "traffic", "noise level"),
    ),
    Service(
        "bus_line",
        "line",
        ("17X", "N40", "8 Express"),
        (
            _column("next_stop", one_of("Market Cross", "Hospital", "Fern Road"), "what is the next stop of {t}?"),
            _column("minutes_late", whole(2, 27), "how many minutes late is {t}?"),
            _column("driver", one_of("Agnes Holm", "Marek Cerny"), "who is the driver of {t}?"),
        ),
        ("ticket price", "free seats", "last run"),
    ),
    Service(
        "device_battery",
        "device",
        ("hall sensor", "garden gate", "attic camera"),
        (
            _column("charge", one_of("83%", "41%", "6%"), "what is the charge of the {t}?"),
            _column("days_left", whole(3, 210), "how many days are left for the {t}?"),
            _column("cell_type", one_of("CR2032", "18650", "LR44"), "what cell type does the {t} use?"),
        ),
        ("firmware", "owner", "price"),
    ),
    Service(
        "film_showing",
        "film",
        ("Paper Moons", "The Last Ferryman", "Zero Degrees"),
        (
            _column("screen", whole(2, 14), "which screen is {t} on?"),
            _column("starts", one_of("17:45", "20:30", "22:15"), "what time does {t} start?"),
            _column("free_seats", whole(0, 160), "how many free seats are there for {t}?"),
        ),
        ("director", "length", "age limit"),
    ),
    Service(
        "soil_sensor",
        "bed",
        ("tomato bed", "herb spiral", "north lawn"),
        (
            _column("moisture", one_of("22%", "57%", "71%"), "what is the moisture of the {t}?"),
            _column("acidity", one_of("5.8", "6.4", "7.1"), "what is the acidity of the {t}?"),
            _column("last_watered", one_of("2027-06-03", "2027-07-19"), "when was the {t} last watered?"),
        ),
        ("fertiliser", "harvest", "temperature"),
    ),
)

LEARNED_LISTINGS = (
    Listing(
        "find_people",
        "team",
        ("Finance", "Design"),
        "people",
        ("Bruno Weiss", "Elif Aydin", "Hiro Tanaka", "Ines Lund"),
    ),
    Listing(
        "open_tasks",
        "project",
        ("Kiosk", "Relaunch"),
        "tasks",
        ("fix login", "write invoice", "test printer", "call client"),
    ),
    Listing(
        "list_files", "folder", ("reports", "drafts"), "files", ("plan-3.txt", "budget.xlsx", "notes.md", "map.png")
    ),
    Listing(
        "lunch_menu",
        "weekday",
        ("Tuesday", "Friday"),
        "dishes",
        ("lentil soup", "fish pie", "green curry", "rice salad"),
    ),
)
HELD_BACK_LISTINGS = (
    Listing(
        "ship_crew",
        "ship",
        ("Aurora", "Kestrel"),
        "crew members",
        ("Signe Vogel", "Yusuf Quinn", "Wanda Moreau", "Noor Zhang"),
    ),
    Listing(
        "seed_stock",
        "season",
        ("spring", "autumn"),
        "seeds",
        ("blue borage", "white clover", "sweet pea", "black mustard"),
    ),
    Listing(
        "radio_slots",
        "station",
        ("Radio Vega", "Coast FM"),
        "shows",
        ("Night Drive", "Jazz Attic", "Farm Hour", "Echo Lab"),
    ),
)

LEARNED_PASSAGES = (
    Passage(
        "house-rules.md",
        "Visitors sign in at the desk. Each visitor gets a badge for {n} hours. A lost badge costs {m} EUR.",
        whole(2, 9),
        whole(10, 40),
        (
            ("How long is a visitor badge valid?", "Each visitor gets a badge for {n} hours."),
            ("What does a lost badge cost?", "A lost badge costs {m} EUR."),
        ),
    ),
    Passage(
        "travel.md",
        "Trips are booked at least {n} days ahead. Hotels up to {m} EUR a night need no approval. "
        "Receipts go to the finance desk.",
        whole(5, 30),
        whole(80, 180),
        (
            ("How early do I have to book a trip?", "Trips are booked at least {n} days ahead."),
            (
                "Up to which price can I book a hotel without approval?",
                "Hotels up to {m} EUR a night need no approval.",
            ),
            ("Where do receipts go?", "Receipts go to the finance desk."),
        ),
    ),
    Passage(
        "printer.txt",
        "The printer holds {n} sheets. When the red lamp blinks, the toner is empty. A new toner lasts for {m} pages.",
        whole(150, 550),
        whole(900, 4000),
        (
            ("What does it mean when the red lamp blinks?", "When the red lamp blinks, the toner is empty."),
            ("How many sheets does the printer hold?", "The printer holds {n} sheets."),
            ("How long does a toner last?", "A new toner lasts for {m} pages."),
        ),
    ),
    Passage(
        "returns.md",
        "Goods may be sent back within {n} days. The refund is paid within {m} working days. "
        "Opened software is not taken back.",
        whole(14, 60),
        whole(3, 12),
        (
            ("How long can I send something back?", "Goods may be sent back within {n} days."),
            ("When do I get my money back?", "The refund is paid within {m} working days."),
            ("Can I return opened software?", "No, opened software is not taken back."),
        ),
    ),
    Passage(
        "gym.md",
        "The gym opens at {n}:30. Towels cost {m} EUR and are at the counter. Children may enter with an adult.",
        whole(6, 9),
        whole(2, 8),
        (
            ("When does the gym open?", "The gym opens at {n}:30."),
            ("How much is a towel?", "Towels cost {m} EUR."),
            ("May children come in?", "Yes, children may enter with an adult."),
        ),
    ),
)
HELD_BACK_PASSAGES = (
    Passage(
        "lighthouse.md",
        "The lamp turns every {n} seconds. Its light reaches {m} nautical miles. "
        "The keeper paints the tower each spring.",
        whole(7, 29),
        whole(13, 37),
        (
            ("How often does the lamp turn?", "{n}"),
            ("How far does the light reach?", "{m}"),
            ("When is the tower painted?", "spring"),
        ),
    ),
    Passage(
        "bees.txt",
        "A hive needs {n} kilograms of honey for the winter. "
        "Mites are treated in August. A queen lays up to {m} eggs a day.",
        whole(15, 28),
        whole(1100, 2400),
        (
            ("How much honey does a hive need for the winter?", "{n}"),
            ("When are mites treated?", "August"),
            ("How many eggs does a queen lay a day?", "{m}"),
        ),
    ),
    Passage(
        "kiln.md",
        "Glaze firing takes {n} hours. The kiln must cool below {m} degrees before it is opened. Wet pots crack.",
        whole(8, 19),
        whole(60, 140),
        (
            ("How long does glaze firing take?", "{n}"),
            ("When may the kiln be opened?", "{m}"),
            ("What happens to wet pots?", "crack"),
        ),
    ),
    Passage(
        "allotment.md",
        "Each plot has {n} square metres. The yearly rent is {m} GBP. Fires are forbidden from May to September.",
        whole(120, 310),
        whole(35, 95),
        (("How big is a plot?", "{n}"), ("What is the yearly rent?", "{m}"), ("When are fires forbidden?", "May")),
    ),
)
