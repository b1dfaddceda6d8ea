"""On a real X server: whether something blends windows is seen as it comes and goes."""

import xcffib
import xcffib.xproto

from deskbreak.adapters.desktop.compositing import compositor_runs
from tests.desktop.desk import Desk


def test_a_compositor_is_seen_as_it_comes_and_goes(desk: Desk) -> None:
    display = desk.environ["DISPLAY"]
    assert not compositor_runs(display)
    manager = xcffib.connect(display)
    name = b"_NET_WM_CM_S0"
    atom = manager.core.InternAtom(False, len(name), name.decode()).reply().atom
    assert not compositor_runs(display)
    window = manager.generate_id()
    root = manager.get_setup().roots[0].root
    manager.core.CreateWindow(0, window, root, 0, 0, 1, 1, 0, 2, 0, 0, [], is_checked=True).check()
    manager.core.SetSelectionOwner(window, atom, xcffib.CurrentTime, is_checked=True).check()
    assert compositor_runs(display)
    manager.core.SetSelectionOwner(0, atom, xcffib.CurrentTime, is_checked=True).check()
    assert not compositor_runs(display)
    manager.disconnect()


def test_no_server_blends_nothing() -> None:
    assert not compositor_runs(":987654")
    assert not compositor_runs("")
