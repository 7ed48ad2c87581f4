"""What counts as personal data, what does not, and that masking leaves the rest of a text alone."""

from __future__ import annotations

import pytest

from engine.data.doctor.personal import holds_personal, masked
from engine.data.sql import literal
from engine.data.workbench import Bench


def mask(text):
    with Bench() as bench:
        found, after = bench.rows(f"SELECT {holds_personal('t')}, {masked('t')} FROM (SELECT {literal(text)} AS t)")[0]
        assert found == (after != text)
        return after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Write to ann.lee+x@mail.example.org, please", "Write to [email], please"),
        ("My IBAN is DE89 3704 0044 0532 0130 00.", "My IBAN is [iban]."),
        ("card 4111 1111 1111 1111 was charged", "card [card] was charged"),
        ("call +49 (0)30 123456-78 or (555) 123-4567", "call [phone] or [phone]"),
        ("SSN 078-05-1120", "SSN [id]"),
        ("号码 13812345678 身份证 11010519491231002X", "号码 [phone] 身份证 [id]"),
    ],
)
def test_personal_data_is_masked(text, after):
    assert mask(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "Order LL-1042 of 2026-11-24 cost 1,234.50 EUR",
        "Revenue was 1234567890 in 2026, up from 987 654 in 2025",
        "@VirginAmerica flight 1234 at 10:30",
        "Version 1.2.3.4 of 24.11.2026",
    ],
)
def test_numbers_of_work_are_left_alone(text):
    assert mask(text) == text
