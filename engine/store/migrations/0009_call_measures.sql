-- What callers made of the same messages: how often each was right and what else happened, and every single answer.
-- `info` is the measure as it is told (engine.results.CallMeasure); `caller` is the key of one of its callers.
CREATE TABLE call_measures (
    measure TEXT PRIMARY KEY,
    created TEXT NOT NULL,
    info TEXT NOT NULL
);
CREATE TABLE measured_calls (
    measure TEXT NOT NULL REFERENCES call_measures (measure) ON DELETE CASCADE,
    caller TEXT NOT NULL,
    place INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    text TEXT NOT NULL,
    expected TEXT NOT NULL,
    made TEXT NOT NULL,
    asks TEXT NOT NULL,
    confidence REAL NOT NULL,
    milliseconds REAL NOT NULL,
    PRIMARY KEY (measure, caller, place)
);
