"""Writes the sentiment monitor's sample anew: what customers of a made-up bank write, dated, with a surge at the end.

python installers/monitor_sample.py
"""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "engine" / "ready_made" / "sentiment_monitor" / "sample"
FIRST, DAYS = dt.date(2026, 9, 28), 56
SURGE = dt.date(2026, 11, 20)
SOURCES = ("email", "app store", "chat", "phone notes")
REGIONS = ("north", "south", "east", "west")
LABELLED = 420

SAYS = {
    ("card payments", "negative"): (
        "my card was declined at the supermarket although there is money on the account",
        "paying by card failed twice at the petrol station",
        "the terminal said card refused and the queue was staring at me",
        "a card payment was booked twice and nobody takes one of them back",
        "contactless stopped working with my new card",
        "online shops refuse my card since yesterday",
    ),
    ("card payments", "neutral"): (
        "what is the daily limit for card payments",
        "can I pay by card in Switzerland without doing anything first",
        "where do I see card payments that are not booked yet",
        "I would like to change the pin of my card",
    ),
    ("card payments", "positive"): (
        "contactless payments work everywhere I go",
        "the new card came within three days and works well",
        "a wrong card payment was paid back the same day",
        "paying with the phone is quick and easy",
    ),
    ("app", "negative"): (
        "the app crashes when I open the statements",
        "since the update I have to log in again every single time",
        "the app is slow and freezes on my phone",
        "face recognition in the app does not work any more",
        "the app shows yesterday's balance",
    ),
    ("app", "neutral"): (
        "which phones does the app run on",
        "how do I switch the app to English",
        "I moved to a new phone and want to set up the app again",
        "is there a dark theme in the app",
    ),
    ("app", "positive"): (
        "the new app is clear and quick",
        "I found everything in the app at once",
        "great that the app sorts my spending by itself",
        "the app finally has a search and it is good",
    ),
    ("transfers", "negative"): (
        "my transfer has been on its way for three days",
        "the instant transfer failed but the fee was taken",
        "a standing order was not carried out and my rent is late",
        "the transfer went to the wrong account although I typed it correctly",
    ),
    ("transfers", "neutral"): (
        "how long does a transfer to Denmark take",
        "up to which amount can I transfer without calling",
        "I would like to change the date of a standing order",
        "please tell me the reference of my last transfer",
    ),
    ("transfers", "positive"): (
        "the transfer arrived within seconds",
        "setting up a standing order took me one minute",
        "thank you for calling the transfer back so quickly",
    ),
    ("fees", "negative"): (
        "the account fee went up again and nobody told me",
        "I was charged for withdrawing my own money",
        "the fee for foreign payments is much too high",
        "why do I pay a fee for a letter that I never asked for",
    ),
    ("fees", "neutral"): (
        "what does a second card cost each year",
        "is there a fee for paying abroad",
        "please send me the list of prices",
    ),
    ("fees", "positive"): (
        "thank you for giving the fee back without a long discussion",
        "it is good that the account is free for students",
        "the prices are fair and easy to understand",
    ),
    ("branch", "negative"): (
        "I waited for forty minutes in the branch on Main Street",
        "the cash machine in the branch was out of order again",
        "nobody in the branch could tell me anything about loans",
        "the branch closes before I come home from work",
    ),
    ("branch", "neutral"): (
        "when is the branch at the station open on Saturday",
        "do I need an appointment to open an account in the branch",
        "can I bring coins to the branch",
    ),
    ("branch", "positive"): (
        "the people in the branch at the harbour are friendly and took their time",
        "I got an appointment in the branch on the same day",
        "very good advice on our mortgage in the branch",
    ),
}
BEFORE = {
    "negative": ("", "", "Again: ", "I am annoyed: ", "Third time now, ", "Sorry, but ", "Please help, "),
    "neutral": ("", "", "Hello, ", "A question: ", "Good morning, "),
    "positive": ("", "", "Well done: ", "Just to say it, ", "Thank you, "),
}
AFTER = {
    "negative": (".", ". Please look into it.", ". I expect an answer.", ". That is not acceptable!", ". What now?"),
    "neutral": ("?", "? Thanks.", ". Kind regards", "?"),
    "positive": (".", "!", ". Keep it up.", ". Thank you."),
}
# How people feel about each topic: negative, neutral, positive.
MOODS = {
    "card payments": (3, 4, 4),
    "app": (4, 3, 4),
    "transfers": (3, 5, 3),
    "fees": (4, 4, 2),
    "branch": (3, 3, 4),
}
NAMES = ("negative", "neutral", "positive")


def main() -> None:
    """Write both files."""
    chance = random.Random(7)
    feed = [row for day in range(DAYS) for row in of_day(FIRST + dt.timedelta(day), chance)]
    write(FOLDER / "feed.csv", ("created_at", "source", "region", "text"), feed)
    labelled = {text: (text, mood, topics) for text, mood, topics in (said(chance) for _ in range(LABELLED * 3))}
    write(FOLDER / "labelled.csv", ("text", "sentiment", "topics"), list(labelled.values())[:LABELLED])


def of_day(day: dt.date, chance: random.Random) -> list[tuple[str, ...]]:
    """Return the rows of a day: fewer at weekends, and more about failing cards in the last three days."""
    count = round(chance.gauss(6, 1) if day.weekday() >= 5 else chance.gauss(11, 2))
    texts = [said(chance)[0] for _ in range(count)]
    if day >= SURGE:
        texts += [phrase("card payments", "negative", chance) for _ in range(chance.randint(13, 17))]
    return sorted(row(day, text, chance) for text in texts)


def row(day: dt.date, text: str, chance: random.Random) -> tuple[str, ...]:
    """Return a row of the feed."""
    hour = min(23, max(0, round(chance.gauss(13, 4))))
    when = f"{day.isoformat()} {hour:02}:{chance.randint(0, 59):02}"
    return when, chance.choices(SOURCES, (4, 2, 3, 1))[0], chance.choice(REGIONS), text


def said(chance: random.Random) -> tuple[str, str, str]:
    """Return a text with its sentiment and its topics; every tenth is about two."""
    topic = chance.choice(list(MOODS))
    mood = chance.choices(NAMES, MOODS[topic])[0]
    text, topics = phrase(topic, mood, chance), topic
    if chance.random() < 0.1:
        other = chance.choice([name for name in MOODS if name != topic])
        text = f"{text} Besides, {chance.choice(SAYS[(other, mood)])}."
        topics = f"{topic}|{other}"
    return text, mood, topics


def phrase(topic: str, mood: str, chance: random.Random) -> str:
    """Return a sentence of this mood about a topic."""
    text = chance.choice(BEFORE[mood]) + chance.choice(SAYS[(topic, mood)])
    return text[0].upper() + text[1:] + chance.choice(AFTER[mood])


def write(path: Path, names: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
