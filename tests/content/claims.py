"""What must never be claimed, and how to find it in what people read."""

import re
from collections.abc import Iterator
from typing import Any

NEVER = [
    r"\b(cure|treat|heal|correct|prevent|relieve|repair)(s|ed|ing|ment)?\b",
    r"\b(sciatica|scoliosis|rsi|carpal tunnel|herniat\w+|slipped disc)\b",
    r"\b(approved|recommended|certified|proven|guarantee\w*)\b",
    r"\bfix(es)? your\b|\brealign\w*|\bdecompress\w*|\btoxins?\b|\bburns? fat\b|\bcalories\b",
    r"\bnew smoking\b|\bdamages?\b|\bdestroy\w*",
    r"\bat risk\b|\bdiagnos\w*|\bmedical device\b",
    r"\bsafe for (everyone|all)\b|\brisk-free\b|\bside effects?\b|\bperfectly safe\b",
    r"\d\s*(%|percent|per cent)",
    r"\d\s*(mg|ml|tablets?|pills?)\b",
    r"\b(permanent\w*|immediate\w*|instant\w*|miracle|best (stretch|routine|exercise))\b",
    r"\b(lazy|shame|failed|bad posture|poor posture|you must|no excuses?)\b",
]

CAUGHT = [
    "Cures back pain.",
    "Good for sciatica.",
    "Approved by physiotherapists.",
    "Fixes your posture and releases toxins.",
    "Sitting is the new smoking.",
    "You are at risk.",
    "Safe for everyone.",
    "60 % fewer pain days.",
    "Take 400 mg.",
    "Permanent results.",
    "You must not skip.",
]


def texts(value: Any) -> Iterator[str]:
    """Every text a person may read; where a movement is described is a title, not ours to word."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from texts(each)
        case dict():
            for key, each in value.items():
                if key != "source":
                    yield from texts(each)


def claims_in(text: str) -> list[str]:
    """The patterns of NEVER that a text matches."""
    return [each for each in NEVER if re.search(each, text, re.IGNORECASE)]
