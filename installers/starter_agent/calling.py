"""Makes conversations in which a tool is selected: made-up tools, the app's own, and wishes that fit none.

Arguments are words that the person said; one that was not said is left out, so that the agent asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.text_statistics import make_text_tool
from engine.agent.builtin.units import make_unit_tool
from engine.agent.callers.selection import completed
from engine.agent.callers.talk import told
from engine.agent.messages import Message, ToolCall
from engine.agent.tools import Tool, ToolResult, schema
from engine.results import ToolInfo
from engine.tasks.call_form import NOTHING_TO_CALL, call_text
from engine.values import to_json

_NUMBERS = tuple(str(number) for number in (2, 3, 4, 5, 7, 8, 12, 15, 20, 25, 40, 60))
_RESULTS = ('{"result":"done"}', '{"result":"ok"}', '{"count":2}', '{"result":[]}')


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
_TALK = (
    "hello",
    "hi, how are you?",
    "thanks a lot",
    "great, that helps",
    "good morning!",
    "bye",
    "who are you?",
    "what can you do?",
    "ok",
    "you are funny",
    "that is all",
    "good night",
    "nice to meet you",
    "thank you, Ada",
)
_ELSEWHERE = (
    "tell me a joke",
    "what is the capital of Peru?",
    "write a poem about autumn",
    "do you like cats?",
    "why is the sky blue?",
    "who won the match?",
    "I feel tired today",
    "sing me something",
    "what should I name my dog?",
    "is the earth round?",
    "how old is the universe?",
    "I had a long day",
    "can you drive a car?",
    "what is love?",
)
KEPT_TALK = ("good evening", "cheers mate", "see you", "what are you?", "lovely, thanks", "hey there")
KEPT_ELSEWHERE = ("who wrote Hamlet?", "do my homework", "how tall is a giraffe?", "I am bored", "what is a quark?")


@dataclass(frozen=True)
class Turn:
    """What the person says and the call it means, None for no tool; `asks` where a required argument was not said."""

    text: str
    call: ToolCall | None
    asks: bool = False


def learned_conversations(random: Random) -> Iterator[tuple[Message, ...]]:
    """Yield conversations without an end; every assistant's message in them is what a caller is to write."""
    own = _own_tools()
    while True:
        wishes = random.sample(LEARNED, random.randint(2, 4))
        tools = [wish.tool() for wish in wishes]
        extra = random.choice(own) if random.random() < 0.5 else None
        if extra:
            tools.insert(random.randrange(len(tools) + 1), extra)
        turns = [_turn(wishes, extra, random) for _ in range(random.randint(2, 3))]
        # Where the agent asks back its words are its own: learned is the call before, so that turn comes last.
        turns.sort(key=lambda turn: turn.asks)
        yield conversation(turns, tools, random)


def conversation(turns: Sequence[Turn], tools: Sequence[Tool], random: Random) -> tuple[Message, ...]:
    """Return turns in the form in which the agent asks its language model, with the last answer."""
    messages: list[Message] = []
    for turn in turns[:-1]:
        messages.append(Message("user", turn.text))
        if turn.call:
            messages.append(Message("assistant", "", (turn.call,)))
            messages.append(Message("tool", random.choice(_RESULTS), name=turn.call.name))
        messages.append(Message("assistant", "."))
    messages.append(Message("user", turns[-1].text))
    return (*told(messages, tools, {}, False), Message("assistant", answer(turns[-1])))


def answer(turn: Turn) -> str:
    """Return what the language model is to write."""
    return call_text(turn.call.name, turn.call.arguments) if turn.call else to_json(NOTHING_TO_CALL)


def held_back_turns(random: Random, count: int) -> list[tuple[Turn, tuple[Tool, ...]]]:
    """Return single messages with five tools each that no training conversation has."""
    found = []
    for at in range(count):
        wishes = random.sample(HELD_BACK, 5)
        talk = KEPT_TALK if at % 2 else KEPT_ELSEWHERE
        turn = Turn(random.choice(talk), None) if at % 4 == 3 else _wished(random.choice(wishes), random, at % 4 == 2)
        found.append((turn, tuple(wish.tool() for wish in wishes)))
    return found


def _turn(wishes: Sequence[Wish], extra: Tool | None, random: Random) -> Turn:
    dice = random.random()
    if dice < 0.12:
        return Turn(random.choice(_TALK), None)
    if dice < 0.26:
        return Turn(random.choice(_ELSEWHERE), None)
    if extra and dice < 0.45:
        text, given = random.choice(_examples(extra))
        return Turn(text, ToolCall("", extra.name, given))
    return _wished(random.choice(wishes), random, dice > 0.88)


def _wished(wish: Wish, random: Random, bare: bool) -> Turn:
    values = {name: random.choice(choices) for name, choices in wish.arguments.items()}
    form = random.choice(wish.bare if bare else wish.asks)
    given = {name: value for name, value in values.items() if f"{{{name}}}" in form}
    return Turn(form.format(**values), ToolCall("", wish.name, given), bare)


def _own_tools() -> list[Tool]:
    return [
        tool for tool in (make_calculator(), *make_date_tools(), make_unit_tool(), make_text_tool()) if _examples(tool)
    ]


def _examples(tool: Tool) -> list[tuple[str, dict[str, Any]]]:
    found = [(text, dict(completed(tool, {}, text))) for text in tool.examples]
    return [(text, given) for text, given in found if not tool.missing(given)]
