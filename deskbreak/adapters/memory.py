"""Gives memory back to the system once what used it has gone."""

import gc
import sys


def give_back() -> None:
    """Collect what refers to itself in circles, and return what is free; some 30 ms.

    Windows are such circles, and hold megabytes of painted frames: left alone they wait until so
    many new objects were made that the collector comes round, which at rest takes hours. What is
    free then still counts as ours until the C library is told to let go of it.
    """
    gc.collect()
    if sys.platform == "linux":
        from ctypes import CDLL  # noqa: PLC0415 - not at the start

        library = CDLL(None)
        if hasattr(library, "malloc_trim"):  # glibc has it
            library.malloc_trim(0)
