"""Has an SVG picture drawn once where it can do no harm, for one may take hours to draw."""

import subprocess
import sys
from pathlib import Path

import deskbreak

_PATIENCE_S = 30
"""The program ends itself after less work than this; a busy machine takes longer for it."""


def why_not_drawn(data: bytes) -> str | None:
    """Why a picture cannot be drawn; None where it can. Raises OSError where that is not found out.

    TimeoutError where this machine is too busy for it.
    """
    program = [sys.executable, str(Path(deskbreak.__file__).with_name("trial.py"))]
    try:
        # Nothing but the file's own bytes goes in, and nothing comes out but whether it was drawn.
        done = subprocess.run(  # noqa: S603
            program, input=data, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError("takes too long to draw now; try again, or save it as PNG") from None
    if done.returncode == 0:
        return None
    if done.returncode < 0:  # the system ended it
        return "is too much work to draw; make it simpler, or save it as PNG"
    return "cannot be drawn; save it as PNG"
