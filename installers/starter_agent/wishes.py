"""Made-up tools that somebody wants called: those learned from, and those held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.agent.tools import Tool, ToolResult, schema
from engine.results import ToolInfo

_NUMBERS = tuple(str(number) for number in (2, 3, 4, 5, 7, 8, 12, 15, 20, 25, 40, 60))


@dataclass(frozen=True)
class Wish:
    """A made-up tool: `arguments` are name -> values, all required; `asks` hold them, `bare` lacks the first."""

    name: str
    told: str
    arguments: Mapping[str, Sequence[str]]
    asks: tuple[str, ...]
    bare: tuple[str, ...]

    def tool(self) -> Tool:
        """Return it as the agent's callers see it."""
        info = ToolInfo(self.name, self.told, schema(dict.fromkeys(self.arguments, ""), list(self.arguments)), "mcp")
        return Tool(info, lambda arguments: ToolResult({}, (), ""))


_CITIES = ("Lisbon", "Oslo", "Kyoto", "Denver", "Nairobi", "Ghent", "Quito")
_PEOPLE = ("Mia", "Anton", "Dr Rossi", "the landlord", "my sister", "Karim", "Ms Lindgren")
_DAYS = ("tomorrow", "Friday", "next Monday", "12 May", "2027-03-04", "tonight")
_THINGS = ("blue mug", "wool blanket", "USB cable", "garden hose", "tea kettle", "desk fan")

LEARNED = (
    Wish(
        "get_weather",
        "Tell the weather in a city.",
        {"city": _CITIES},
        ("what's the weather like in {city}?", "will it rain in {city}", "do I need a coat in {city} today?"),
        ("what's the weather?", "will it rain"),
    ),
    Wish(
        "send_message",
        "Send a text to somebody.",
        {"recipient": _PEOPLE, "text": ("running late", "call me back", "see you there")},
        ("tell {recipient}: {text}", "text {recipient} that says {text}", "send {text} to {recipient}"),
        ("send a message saying {text}",),
    ),
    Wish(
        "set_timer",
        "Start a timer.",
        {"minutes": _NUMBERS},
        ("set a timer for {minutes} minutes", "wake me in {minutes} minutes", "timer {minutes} min please"),
        ("set a timer", "start the timer please"),
    ),
    Wish(
        "find_recipe",
        "Find a recipe for a dish.",
        {"dish": ("lentil soup", "apple pie", "fried rice", "goulash")},
        ("how do I cook {dish}?", "find me a recipe for {dish}", "I want to make {dish}"),
        ("find me a recipe",),
    ),
    Wish(
        "stock_level",
        "Say how many of an article are in stock.",
        {"article": _THINGS},
        ("how many of the {article} do we have?", "is the {article} in stock", "stock of {article}?"),
        ("how many are in stock?",),
    ),
    Wish(
        "track_parcel",
        "Say where a parcel is.",
        {"number": ("PX-2210", "ZT88310", "7741-B", "RR901")},
        ("where is parcel {number}?", "track {number}", "has {number} been delivered"),
        ("where is my parcel?", "track my parcel"),
    ),
    Wish(
        "play_song",
        "Play music.",
        {"title": ("Blue Monday", "Clair de Lune", "Hey Jude", "Africa")},
        ("play {title}", "put on {title} please", "I'd like to hear {title}"),
        ("play some song", "put on a song"),
    ),
    Wish(
        "book_table",
        "Reserve a table in a restaurant.",
        {"people": _NUMBERS[:6], "day": _DAYS},
        ("book a table for {people} on {day}", "we are {people}, table for {day} please"),
        ("book a table for {day}",),
    ),
    Wish(
        "open_ticket",
        "Open a support ticket about a problem.",
        {"problem": ("printer jam", "broken screen", "no internet", "lost badge")},
        ("I have a {problem}, open a ticket", "please report a {problem}", "new ticket: {problem}"),
        ("open a ticket", "I need a new ticket"),
    ),
    Wish(
        "add_note",
        "Keep a note.",
        {"note": ("buy milk", "pay rent", "water the plants", "renew passport")},
        ("note down {note}", "remember to {note}", "keep a note: {note}"),
        ("make a note", "take a note for me"),
    ),
    Wish(
        "flight_status",
        "Say whether a flight is on time.",
        {"flight": ("KX204", "BZ917", "RL55", "TU380")},
        ("is flight {flight} on time?", "when does {flight} land", "status of {flight}"),
        ("is my flight on time?",),
    ),
    Wish(
        "search_orders",
        "Find the orders of a customer.",
        {"customer": ("Halden Works", "Brightwater", "Nordhaus")},
        ("show the orders of {customer}", "what did {customer} order?", "find orders by {customer}"),
        ("show the orders of a customer",),
    ),
    Wish(
        "create_invoice",
        "Write an invoice to a client.",
        {"client": ("Halden Works", "Casa Lumen", "Nordhaus"), "amount": ("120", "89.50", "2400")},
        ("invoice {client} for {amount}", "bill {amount} to {client}", "make an invoice over {amount} for {client}"),
        ("make an invoice over {amount}",),
    ),
    Wish(
        "turn_on_light",
        "Switch the light on in a room.",
        {"room": ("kitchen", "hall", "bedroom", "garage")},
        ("light on in the {room}", "turn on the {room} light", "it's dark in the {room}"),
        ("turn on the light",),
    ),
    Wish(
        "convert_currency",
        "Change an amount of money to another currency.",
        {"amount": ("50 euros", "200 dollars", "75 pounds"), "to": ("yen", "francs", "kroner")},
        ("how much is {amount} in {to}?", "change {amount} to {to}", "{amount} in {to}"),
        ("what is it in {to}?",),
    ),
    Wish(
        "define_word",
        "Explain a word.",
        {"word": ("ephemeral", "quorum", "ballast", "tacit")},
        ("what does {word} mean?", "define {word}", "meaning of {word}"),
        ("what does that word mean?",),
    ),
    Wish(
        "lookup_employee",
        "Find an employee by the staff number.",
        {"staff_number": ("E-204", "E-911", "E-37")},
        ("who is {staff_number}?", "find employee {staff_number}", "staff number {staff_number}"),
        ("find an employee",),
    ),
    Wish(
        "rate_film",
        "Give a film stars.",
        {"film": ("Casablanca", "Alien", "Amelie"), "stars": _NUMBERS[:4]},
        ("give {film} {stars} stars", "{stars} stars for {film}", "rate {film} with {stars}"),
        ("I give it {stars} stars",),
    ),
)
HELD_BACK = (
    Wish(
        "tide_times",
        "Tell when high water is in a harbour.",
        {"harbour": ("Bergen", "Whitby", "Cuxhaven")},
        ("when is high tide in {harbour}?", "tides {harbour}"),
        ("when is high tide?",),
    ),
    Wish(
        "reserve_locker",
        "Reserve a locker.",
        {"size": ("small", "large"), "station": ("Central", "Riverside")},
        ("I need a {size} locker at {station}", "reserve a {size} locker in {station}"),
        ("reserve a locker at {station}",),
    ),
    Wish(
        "feed_animal",
        "Have an animal fed.",
        {"animal": ("the tortoise", "the parrots", "our ferret")},
        ("please feed {animal}", "{animal} looks hungry, give it food"),
        ("feed the animal please",),
    ),
    Wish(
        "print_label",
        "Print a label with words on it.",
        {"words": ("fragile", "this side up", "keep dry")},
        ("print a label saying {words}", "label: {words}"),
        ("print a label",),
    ),
    Wish(
        "start_pump",
        "Start a pump of the watering.",
        {"pump": ("P-7", "P-12"), "litres": ("30", "250")},
        ("pump {litres} litres with {pump}", "let {pump} run for {litres} litres"),
        ("pump {litres} litres",),
    ),
    Wish(
        "who_is_on_duty",
        "Say who is on duty on a day.",
        {"day": ("Sunday", "24 June", "Wednesday")},
        ("who is on duty on {day}?", "duty roster for {day}"),
        ("who is on duty?",),
    ),
    Wish(
        "measure_noise",
        "Measure how loud it is at a place.",
        {"place": ("the quay", "hall 9", "the roof")},
        ("how loud is it at {place}?", "noise level of {place}"),
        ("how loud is it?",),
    ),
)
