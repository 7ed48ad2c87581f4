"""Makes the sample's two files, the same every time: `python -m engine.ready_made.recommender.sampling`.

A shop for pastimes that does not exist: ten crafts with fifteen things each, and eighty people who like two or three of
the crafts, at one of three levels. New things come in over the year, and the newest nobody has touched.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

SAMPLE = Path(__file__).parent / "sample"
_FIRST_DAY = datetime(2025, 1, 6, 8, tzinfo=UTC)
_DAYS, _EVENTS, _NEW = 330, 26, 10
# Craft -> what its things are called; five each for beginners, for practised hands, and for families.
_CRAFTS = {
    "Baking": (
        "Sourdough starter crock|Rolling pin of beech|Cake tin, springform|Dough scraper|Measuring "
        "spoons|Proving basket|Baking stone|Sugar thermometer|Piping set with 24 nozzles|Bread lame|Cookie "
        "cutters, forest|Muffin tray|Gingerbread house kit|Icing pens|Pizza evening box"
    ),
    "Gardening": (
        "Herb seeds for the sill|Hand trowel|Watering can, 5 litres|Seed trays|Balcony box|Grafting "
        "knife|Soil test kit|Cold frame|Pruning shears|Compost thermometer|Sunflower race|Bug hotel|Cress "
        "heads|Worm farm|Strawberry tower"
    ),
    "Woodwork": (
        "Carving knife|Sanding blocks|Hand saw|Clamps, pair|Wood glue|Dovetail saw|Block "
        "plane|Spokeshave|Marking gauge|Chisels, set of four|Birdhouse kit|Whittling animals|Wooden boat "
        "kit|Catapult kit|Marble run to build"
    ),
    "Hiking": (
        "Day pack, 20 litres|Trail map case|Water bottle|Rain cover|Walking poles|Ultralight tent|Down "
        "quilt|Alcohol stove|Altimeter|Crampons|Child carrier|Treasure compass|Picnic blanket|Animal track "
        "cards|Night walk lanterns"
    ),
    "Astronomy": (
        "Star chart, turning|Red torch|Binoculars 10x50|Moon map|First telescope|Equatorial mount|Nebula "
        "filter|Camera adapter|Collimation laser|Dew heater|Glow stars|Planet mobile|Sundial kit|Comet card "
        "game|Rocket of paper"
    ),
    "Painting": (
        "Watercolour box|Sketch pad|Brush set|Pencils, 12 grades|Table easel|Oil colours, artist "
        "grade|Palette knives|Linen canvas|Gouache, 18 tubes|Field easel|Finger paints|Giant colouring "
        "roll|Window colours|Potato stamps|Face paints"
    ),
    "Music": (
        "Ukulele|Tuner with clip|Chord poster|Harmonica in C|Practice pad|Audio interface|Metronome of "
        "wood|Violin strings|Reed case|Condenser microphone|Rhythm eggs|Xylophone|Song book for "
        "journeys|Boomwhackers|Kazoo party box"
    ),
    "Board games": (
        "Draughts|Card game classics|Domino set|Nine men's morris|Dice tower|Chess clock|Railway strategy "
        "game|Go board|Cathedral builders|Long campaign game|Memory, animals|Ludo|Cooperative dragon "
        "game|Story dice|Picture quiz"
    ),
    "Cycling": (
        "Bell of brass|Puncture kit|Hand pump|Mudguards|Lights, pair|Torque wrench|Carbon bottle "
        "cage|Tubeless kit|Power meter|Clipless pedals|Child seat|Handlebar streamers|Trailer for two|Balance"
        " bike|Reflector stickers"
    ),
    "Knitting": (
        "Needles, bamboo|Wool, six colours|Stitch markers|Scarf kit|Yarn bowl|Lace pattern book|Circular "
        "needle set|Cable needles|Hand-dyed merino|Blocking mats|Pompom makers|Knitting mill|Finger knitting "
        "box|Doll cardigan kit|Bobbin animals"
    ),
}
_LEVELS = ("a good first step", "for practised hands", "fun for the whole family")
_ABOUT = {
    "Baking": (
        "the kitchen smells of fresh bread",
        "crusts and crumbs come out as they should",
        "flour, butter and heat",
    ),
    "Gardening": ("something green grows by next month", "plants thrive in good soil", "seeds, water and sun"),
    "Woodwork": ("shavings curl from the blade", "joints fit without a gap", "timber, edge and patience"),
    "Hiking": ("the path goes on beyond the hill", "every gram counts on the ridge", "boots, weather and a view"),
    "Astronomy": ("the night sky opens up", "faint light comes through clearly", "stars, planets and dark skies"),
    "Painting": ("colour runs over the paper", "pigments stay bright for decades", "light, brush and colour"),
    "Music": ("the first tune sounds within an hour", "every note comes out clean", "rhythm, tone and practice"),
    "Board games": ("an evening at the table flies by", "each move has to be thought through", "dice, cards and wit"),
    "Cycling": ("the ride to town is a pleasure", "watts and seconds are saved", "wheels, chain and wind"),
    "Knitting": ("rows grow into something warm", "stitches lie even and fine", "wool, needles and calm"),
}
_OPENINGS = ("With it,", "So that", "Made so that", "Chosen because with it", "Use it and")
_PEOPLE = """
Ada Agnes Alba Amir Anna Anton Aron Bela Ben Bianca Bruno Carla Cem Chloe Clara Cora Dana Daniel David Dora Edda Elias
Elif Emil Emma Enno Erik Eva Fabio Felix Fiona Finn Frida Georg Greta Hana Hanno Helen Hugo Ida Igor Ilse Ines Iris Ivan
Jana Jonas Julia Kai Karl Kira Klara Lara Lea Leo Lina Lotta Luca Luis Maja Marie Mats Mila Mina Nele Nils Noah Nora
Olga Oskar Paula Pia Raul Rosa Samir Sofia Theo Tilda Vera Yara
"""


@dataclass(frozen=True)
class Thing:
    """An item of the sample; `level` is a place in the levels, `day` when it came in."""

    number: str
    title: str
    text: str
    craft: str
    level: int
    day: int


def things(chance: random.Random) -> list[Thing]:
    """Return the catalogue, the untouched things last in time."""
    made: list[Thing] = []
    for craft, names in _CRAFTS.items():
        for place, title in enumerate(names.split("|")):
            level, number = place // 5, f"P{len(made) + 101}"
            joy, care, theme = _ABOUT[craft]
            text = f"{chance.choice(_OPENINGS)} {(joy, care, joy)[level]}. {theme.capitalize()}: {_LEVELS[level]}."
            made.append(
                Thing(number, title, text, craft, level, 0 if chance.random() < 0.6 else chance.randrange(_DAYS - 20))
            )
    for thing in chance.sample(made, _NEW):
        made[made.index(thing)] = Thing(thing.number, thing.title, thing.text, thing.craft, thing.level, _DAYS)
    return made


def behaviour(shelf: list[Thing], chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Return (person, item, action, time) in time order."""
    found = []
    for person in _PEOPLE.split():
        crafts, level = chance.sample(sorted(_CRAFTS), chance.choice((2, 2, 3))), chance.randrange(3)
        joined, seen = chance.randrange(_DAYS - 60), set[str]()
        for _ in range(chance.randrange(_EVENTS // 2, _EVENTS)):
            day = chance.randrange(joined, _DAYS)
            free = [thing for thing in shelf if thing.day <= day and thing.number not in seen]
            thing = chance.choices(free, [_pull(thing, crafts, level, day) for thing in free])[0]
            seen.add(thing.number)
            moment = _FIRST_DAY + timedelta(days=day, minutes=chance.randrange(14 * 60))
            found.append((person, thing.number, "view", moment))
            if thing.craft in crafts and chance.random() < (0.75 if thing.level == level else 0.35):
                action = chance.choice(("purchase", "purchase", "wish list"))
                found.append((person, thing.number, action, moment + timedelta(minutes=chance.randrange(2, 90))))
    found.sort(key=lambda event: event[3])
    return [(person, item, action, f"{moment:%Y-%m-%d %H:%M}") for person, item, action, moment in found]


def _pull(thing: Thing, crafts: list[str], level: int, day: int) -> float:
    """Return how much a thing draws a person on a day: its craft and level, and more while it is new in the shop."""
    pull = 12.0 if thing.craft in crafts else 0.4
    pull *= 2.5 if thing.level == level else 1.0
    return pull * (3.0 if thing.day > 0 and day - thing.day < 30 else 1.0)


def write(folder: Path) -> None:
    """Write items.csv and behaviour.csv."""
    chance = random.Random(20250106)
    shelf = things(chance)
    items = [(thing.number, thing.title, thing.text, thing.craft) for thing in shelf]
    _write(folder / "items.csv", ("id", "title", "text", "category"), items)
    _write(folder / "behaviour.csv", ("person", "item", "action", "time"), behaviour(shelf, chance))


def _write(file: Path, columns: tuple[str, ...], rows: list[tuple[str, str, str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    write(SAMPLE)
