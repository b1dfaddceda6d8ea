"""Does what a key asks of a session that runs, and finds the words for what that did."""

from collections.abc import Callable
from typing import assert_never

from deskbreak.ui import wording
from deskbreak.ui.player_keys import Deed, Move
from deskbreak.ui.session_run import SessionRun

NeverShow = Callable[[str], str]
"""Has a movement, by its id, not come again; says why where that cannot be kept, else nothing."""


class Steering:
    """Moves a run to and fro, and changes what it goes through."""

    def __init__(self, run: SessionRun, never_show: NeverShow) -> None:
        self._run = run
        self._never_show = never_show

    def move(self, deed: Move) -> str:
        """Do that; what to say of it, or nothing where it shows by itself."""
        run = self._run
        match deed:
            case Deed.PAUSE:
                run.pause_or_go_on()
            case Deed.BACK:
                run.step_back()
            case Deed.NEXT:
                run.next_step()
            case Deed.SKIP:
                run.skip_movement()
            case Deed.AGAIN:
                run.again()
                return wording.ONCE_MORE
            case Deed.LONGER:
                return self._resize(run.longer, wording.A_LITTLE_LONGER, wording.NO_LONGER)
            case Deed.SHORTER:
                return self._resize(run.shorter, wording.A_LITTLE_SHORTER, wording.NO_SHORTER)
            case Deed.EASE:
                return self._ease()
            case Deed.LEAVE_OUT:
                return self._leave_out()
            case _ as never:
                assert_never(never)
        return ""

    def _resize(self, resize: Callable[[], None], done: str, no_more: str) -> str:
        before = self._run.timeline
        resize()
        return no_more if self._run.timeline is before else done

    def _ease(self) -> str:
        self._run.ease_or_not()
        easier = self._run.easier
        if easier is None:
            return wording.NO_EASIER_WAY
        return wording.THE_EASIER_WAY if easier else wording.THE_USUAL_WAY

    def _leave_out(self) -> str:
        """Not this one again: neither now nor in any session to come."""
        movement = self._run.leave_out()
        if movement is None:
            return ""
        why = self._never_show(movement.id)
        words = wording.NOT_AGAIN_NOW if why else wording.NOT_AGAIN
        return words.format(name=movement.name, why=why)
