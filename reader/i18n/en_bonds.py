"""Words about what the person decides about stories, in English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "key.split": "take the article out of its story",
    "key.join": "make its story one with another",
    "bond.ask": "Join with which story? {title}",
    "bond.none": "There is no other story in the list.",
    "bond.split": "The article was taken out of its story.",
    "bond.joined": "Two stories were joined.",
    "bond.bonds_restored": "Splits and joins of stories restored.",
    "bond.alone": "There is no other article in this story.",
    "bond.same": "They are one story already.",
    "bond.sample": "Stories of the sample edition cannot be changed. Import articles first.",
}
