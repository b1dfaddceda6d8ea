"""Where routines and movements are done."""

from enum import StrEnum


class Place(StrEnum):
    """Where a routine or a movement is done."""

    CHAIR = "chair"
    STANDING = "standing"
    DESK = "desk"
    FLOOR = "floor"
