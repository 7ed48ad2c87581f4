"""A pool of fields and things, out of which tables and tools are drawn.

A field is asked for where a result holds it and where it does not. None is a column, a wish or a thing that is held
back (`topics.HELD_BACK`, `services.HELD_BACK_SERVICES`).
"""

from __future__ import annotations

from random import Random

from installers.starter_agent.topics import Column, Make, day, money, one_of, person, whole

# How anything is asked for by its name.
FORMS = (
    "what is the {n} of {{t}}?",
    "tell me the {n} of {{t}}",
    "tell me the {n} for {{t}}",
    "{{t}}, {n}?",
    "{{t}}: what about the {n}?",
    "do you know the {n} of {{t}}?",
    "{n} of {{t}}?",
    "what {n} does {{t}} have?",
)

_FIRST = ("Amara", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Katya", "Leon")
_LAST = ("Okafor", "Weiss", "Romano", "Petrov", "Aydin", "Haddad", "Lund", "Tanaka", "Duarte", "Keller", "Novak")
_SOMEONE = person(_FIRST, _LAST)


def code(pattern: str) -> Make:
    """Return what picks a code: every # of the pattern is a digit, every @ a letter."""

    def make(random: Random) -> str:
        drawn = (random.choice("0123456789") if sign == "#" else sign for sign in pattern)
        return "".join(random.choice("ABDEFHKLMNPRTX") if sign == "@" else sign for sign in drawn)

    return make


def _field(name: str, make: Make, *asks: str, say: str = "") -> Column:
    shown = name.removesuffix("_eur").removesuffix("_usd").removesuffix("_gbp").replace("_", " ")
    return Column(name, make, (*(form.format(n=shown) for form in FORMS), *asks * 2), (say,) if say else ())


FIELDS = (
    _field("status", one_of("waiting", "approved", "rejected", "closed"), "what is the status of {t}?"),
    _field("location", one_of("shelf four", "the depot", "the attic"), "where is {t}?", "where do I find {t}?"),
    _field("supplier", one_of("Tervo Oy", "Nordhaus", "Lumen Ltd"), "who supplies {t}?", "where does {t} come from?"),
    _field("category", one_of("standard", "premium", "spare", "seasonal"), "what sort of thing is {t}?"),
    _field("language", one_of("French", "Polish", "Korean", "Greek"), "which language is {t} in?"),
    _field("country", one_of("Norway", "Chile", "Kenya", "Japan"), "which country is {t} from?"),
    _field("file_format", one_of("PDF", "CSV", "plain text"), "which file format is {t} in?"),
    _field("voltage", one_of("12 V", "230 V", "400 V"), "how many volts does {t} need?"),
    _field("shift", one_of("early", "late", "night"), "which shift is {t} on?"),
    _field("floor", one_of("ground floor", "second floor", "basement"), "which floor is {t} on?"),
    _field("building", one_of("Block A", "the tower", "the old mill"), "which building is {t} in?"),
    _field("risk", one_of("minor", "serious", "none known"), "how risky is {t}?"),
    _field("condition", one_of("as new", "worn", "broken"), "what condition is {t} in?", "how is {t}?"),
    _field("flavour", one_of("lemon", "ginger", "vanilla"), "what does {t} taste of?"),
    _field("season", one_of("spring", "summer", "winter"), "which season is {t} for?"),
    _field("shape", one_of("round", "square", "oval"), "what shape is {t}?"),
    _field("payment_method", one_of("card", "cash", "invoice"), "how was {t} paid?", "how is {t} paid for?"),
    _field("delivery_method", one_of("courier", "pick-up", "post"), "how is {t} sent?"),
    _field("result", one_of("passed", "failed", "unclear"), "how did {t} turn out?", "did {t} pass?"),
    _field("topic", one_of("safety", "sales", "hiring"), "what is {t} about?"),
    _field("tutor", person(_FIRST[0:3], _LAST[0:1]), "who teaches {t}?", "who gives {t}?"),
    _field("inspector", person(_FIRST[3:6], _LAST[1:2]), "who inspected {t}?", "who looked at {t}?"),
    _field("designer", _SOMEONE, "who designed {t}?"),
    _field("sponsor", _SOMEONE, "who pays for {t}?", "who is the sponsor of {t}?"),
    _field("editor", _SOMEONE, "who edits {t}?"),
    _field("cleaner", person(_FIRST[6:9], _LAST[2:3]), "who cleans {t}?"),
    _field("manager", _SOMEONE, "who runs {t}?", "who is in charge of {t}?"),
    _field("contact", _SOMEONE, "whom do I ask about {t}?", "who is the contact for {t}?"),
    _field("quantity", whole(3, 480), "how many of {t} are there?"),
    _field("pages", whole(12, 900), "how many pages does {t} have?", say="The {t} has {v} pages."),
    _field("capacity", whole(6, 700), "how many people fit into {t}?", "how much fits into {t}?"),
    _field("rating", one_of("3.5", "4.2", "4.8"), "how good is {t}?"),
    _field("errors", whole(2, 95), "how many errors does {t} have?", say="The {t} has {v} errors."),
    _field("rooms", whole(2, 40), "how many rooms does {t} have?", say="The {t} has {v} rooms."),
    _field("copies", whole(2, 300), "how many copies of {t} are there?", say="The number of copies of {t} is {v}."),
    _field("votes", whole(5, 2600), "how many votes did {t} get?", say="The {t} has {v} votes."),
    _field("speed", one_of("45 km/h", "120 km/h", "9 knots"), "how fast is {t}?"),
    _field("size", one_of("40 x 60 cm", "2.4 m", "small"), "how big is {t}?"),
    _field("progress", one_of("35%", "60%", "95%"), "how far is {t}?", "any progress on {t}?"),
    _field("pressure", one_of("1.8 bar", "2.6 bar", "7 bar"), "what pressure does {t} have?"),
    _field("serial_number", code("SN-####-@"), "what serial number is on {t}?"),
    _field("batch", code("LOT-###"), "which batch is {t} from?"),
    _field("postcode", code("#### @@"), "what postcode does {t} have?"),
    _field("account", code("@@-######"), "which account is {t} booked on?"),
    _field("address", one_of("Mill Lane 4", "Quay Street 18", "Hill Road 7"), "where is {t} exactly?"),
    _field("ip_address", code("10.0.4.1##"), "what ip address does {t} have?"),
    _field("phone", code("555-01##"), "which number do I call for {t}?"),
    _field("opening_time", one_of("6:45 am", "8:30 am", "10:15 am"), "when does {t} open?"),
    _field("closing_time", one_of("5 pm", "7:30 pm", "10:40 pm"), "when does {t} close?", "until when is {t} open?"),
    _field("creation_date", day(2024), "when was {t} created?", "when was {t} made?"),
    _field("inspection_date", day(2025), "when was {t} inspected?"),
    _field("repair_date", day(2025), "when was {t} repaired?"),
    _field("expiry_date", day(2027), "when does {t} expire?", "until when is {t} valid?"),
    _field("release_date", day(2026), "when does {t} come out?"),
    _field("meeting_day", day(2026), "when is the meeting about {t}?"),
    _field("payment_date", day(2026), "when was {t} paid?"),
    _field("deposit_eur", money(20, 600), "how much deposit is there on {t}?"),
    _field("rent_eur", money(300, 2400), "how much rent is paid for {t}?"),
    _field("budget_usd", money(900, 9000), "how much may {t} cost?"),
    _field("tax_gbp", money(10, 900), "how much tax is on {t}?"),
    _field("shipping_usd", money(4, 60), "what does sending {t} cost?"),
    _field("fine_eur", money(5, 90), "how much is the fine for {t}?"),
)

# What rows are: the table's name, one of them, how their codes begin.
NOUNS = (
    ("projects", "project", "PR"),
    ("contracts", "contract", "CT"),
    ("vehicles", "vehicle", "V"),
    ("courses", "course", "CO"),
    ("samples", "sample", "SM"),
    ("orders", "order", "OR"),
    ("permits", "permit", "PM"),
    ("claims", "claim", "CL"),
    ("recipes", "recipe", "RC"),
    ("students", "student", "ST"),
    ("rooms", "room", "RM"),
    ("printers", "printer", "PT"),
    ("trucks", "truck", "TR"),
    ("studies", "study", "SD"),
    ("meters", "meter", "MT"),
    ("books", "book", "B"),
    ("tents", "tent", "TN"),
    ("bridges", "bridge", "BR"),
    ("wells", "well", "W"),
    ("jobs", "job", "J"),
    ("surveys", "survey", "SU"),
    ("plants", "plant", "PL"),
    ("flats", "flat", "FT"),
    ("policies", "policy", "PO"),
    ("events", "event", "EV"),
    ("cameras", "camera", "CM"),
    ("batches", "batch", "BA"),
    ("horses", "horse", "HO"),
    ("drones", "drone", "DR"),
    ("pianos", "piano", "PI"),
    ("donations", "donation", "DO"),
    ("repairs", "repair", "RP"),
    ("audits", "audit", "AU"),
    ("lessons", "lesson", "LE"),
)

# What a made-up tool is asked about: the tool, its argument, the things.
THINGS = (
    ("gate_info", "gate_name", ("north gate", "the east gate", "Mill Gate")),
    ("line_status", "route", ("Route 9", "Route 41", "Harbour Loop")),
    ("album_info", "album", ("Blue Hour", "Seven Oaks", "Paper Rivers")),
    ("host_check", "host", ("web-2", "db-main", "cache-7")),
    ("shop_info", "shop", ("Corner Bakery", "Pen & Ink", "Tool Barn")),
    ("sensor_read", "device", ("the boiler", "roof tank", "freezer 3")),
    ("trail_info", "trail", ("Fox Ridge", "Lake Round", "Stone Way")),
    ("clinic_info", "clinic", ("Park Clinic", "St Anne", "Westend")),
    ("team_info", "team", ("the blue team", "Night Owls", "Team 12")),
    ("van_status", "van", ("the white van", "van 6", "Sprinter B")),
    ("museum_info", "museum", ("Glass House", "Rail Museum", "Silk Hall")),
    ("machine_state", "unit", ("press 4", "the saw", "Line B")),
    ("pool_info", "pool", ("Lido East", "the indoor pool", "River Bath")),
    ("game_info", "game", ("Star Miner", "Castle Nine", "Dust")),
    ("farm_field", "field", ("upper field", "the orchard", "plot 31")),
    ("licence_info", "licence", ("AX-20", "Photo Suite", "CAD basic")),
)
