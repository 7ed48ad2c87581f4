"""Draws made-up tools with what is said to them, so that a tool is told by its words and not by having been seen."""

from __future__ import annotations

from random import Random

from installers.starter_agent.wishes import Wish

# What is done, to what, and what else has to be said: the argument, its values, and how they are said.
_VERBS = (
    "open",
    "close",
    "stop",
    "check",
    "order",
    "cancel",
    "clean",
    "move",
    "paint",
    "repair",
    "lock",
    "rent",
    "sell",
)
_OBJECTS = ("gate", "heater", "window", "van", "projector", "stage", "cupboard", "boat", "fan", "tent", "bell", "oven")
_ARGUMENTS = (
    ("room", "in the {v}", ("cellar", "hall", "office", "workshop", "attic")),
    ("person", "for {v}", ("Mia", "Dr Rossi", "Karim", "Ms Lindgren", "the landlord")),
    ("day", "on {v}", ("Friday", "next Monday", "12 May", "2027-03-04")),
    ("minutes", "for {v} minutes", ("5", "12", "25", "40")),
    ("code", "with code {v}", ("KD-41", "B7730", "X-9")),
    ("time", "at {v}", ("7:30", "noon", "18:45")),
    ("amount", "for {v} euros", ("20", "75.50", "310")),
    ("place", "at {v}", ("the station", "Mill Lane", "Old Harbour")),
)
_DOING = (
    "{verb} the {object} {said}",
    "please {verb} the {object} {said}",
    "can you {verb} the {object} {said}?",
    "{said}, {verb} the {object}",
    "somebody should {verb} the {object} {said}",
)
_BARE_DOING = ("{verb} the {object}", "please {verb} the {object}", "can you {verb} the {object}?")

# What is told of what, and how it is named.
_FACTS = (
    "size",
    "founder",
    "address",
    "rating",
    "delay",
    "balance",
    "status",
    "history",
    "opening hours",
    "phone number",
)
_THINGS = (
    ("parcel", ("PX-2210", "ZT88310", "7741-B")),
    ("wallet", ("4471", "Halden Works", "KX-3")),
    ("shop", ("Corner Bakery", "Tool Barn", "Pen & Ink")),
    ("school", ("Park School", "Westend", "St Anne")),
    ("train", ("IC 204", "R55", "the night train")),
    ("book", ("Rivers of Salt", "Nine Lanterns", "A Short Winter")),
    ("client", ("Nordhaus", "Casa Lumen", "Tervo Oy")),
    ("museum", ("Rail Museum", "Silk Hall", "Glass House")),
)
_TELLING = (
    "what is the {fact} of {{{thing}}}?",
    "tell me the {fact} of {{{thing}}}",
    "{fact} of {{{thing}}}?",
    "{{{thing}}}: {fact}?",
    "I need the {fact} for {{{thing}}}",
)
_BARE_TELLING = ("what is the {fact}?", "tell me the {fact} of the {thing}")


def drawn_wish(random: Random) -> Wish:
    """Return a made-up tool that does something or tells something."""
    if random.random() < 0.5:
        fact, (thing, values) = random.choice(_FACTS), random.choice(_THINGS)
        return Wish(
            f"{thing}_{fact.replace(' ', '_')}",
            f"Tell the {fact} of a {thing}.",
            {thing: values},
            tuple(form.format(fact=fact, thing=thing) for form in _TELLING),
            tuple(form.format(fact=fact, thing=thing) for form in _BARE_TELLING),
        )
    verb, what, (name, said, values) = random.choice(_VERBS), random.choice(_OBJECTS), random.choice(_ARGUMENTS)
    shown = said.format(v=f"{{{name}}}")
    return Wish(
        f"{verb}_{what}",
        f"{verb.capitalize()} the {what}.",
        {name: values},
        tuple(form.format(verb=verb, object=what, said=shown) for form in _DOING),
        tuple(form.format(verb=verb, object=what) for form in _BARE_DOING),
    )
