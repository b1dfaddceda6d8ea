"""A program of its own, for Debian's Python: what a screen reader knows of the windows.

Asked with lines of JSON, it answers with one each: `["tree", app]` gives every node that shows as
[role, name, description, states, x, y, width, height], `["press", app, role, name]` whether there
was something to press, and `["heard"]` what was announced so far. It says READY when it listens.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

HEARD = []


def nodes(node):
    """A node and all below it that shows."""
    yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from nodes(child)


def shown(app):
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(place)
        if found is not None and found.get_name() == app:
            found.clear_cache()
            for node in nodes(found):
                if node.get_state_set().contains(Atspi.StateType.SHOWING):
                    yield node


def told(node):
    states = [each.value_nick for each in node.get_state_set().get_states()]
    component = node.get_component_iface()
    box = component.get_extents(Atspi.CoordType.SCREEN) if component else None
    place = (box.x, box.y, box.width, box.height) if box else (0, 0, 0, 0)
    return [node.get_role_name(), node.get_name(), node.get_description(), states, *place]


def press(app, role, name):
    for node in shown(app):
        if (node.get_role_name(), node.get_name()) == (role, name):
            return node.get_action_iface().do_action(0)
    return False


def answer(words):
    if words[0] == "tree":
        return [told(node) for node in shown(words[1])]
    if words[0] == "press":
        return press(*words[1:])
    return HEARD


def read(_source, _condition):
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    try:
        answered = answer(json.loads(line))
    except GLib.Error:
        answered = None  # a window went while it was looked at
    print(json.dumps(answered), flush=True)
    return True


def main():
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event: HEARD.append(event.any_data))
    listener.register("object:announcement")
    # Who asks for changes is told of them; without, names stay as they were when first read.
    changes = Atspi.EventListener.new(lambda _event: None)
    for kind in ("property-change", "state-changed", "children-changed"):
        changes.register(f"object:{kind}")
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read)
    print("READY", flush=True)
    Atspi.event_main()


if __name__ == "__main__":
    main()
