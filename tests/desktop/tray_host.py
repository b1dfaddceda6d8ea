"""What a panel knows of a tray icon: its picture, its tooltip, its menu, and how to click."""

from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection
from jeepney.wrappers import unwrap_msg

from tests.desktop.desk import HERE, Desk

WATCHER_NAME = "org.kde.StatusNotifierWatcher"
WATCHER = DBusAddress("/StatusNotifierWatcher", WATCHER_NAME, WATCHER_NAME)


@dataclass(frozen=True)
class Entry:
    """One line of a tray menu. A separator has no label."""

    id: int
    label: str
    shown: bool
    enabled: bool
    checked: bool
    entries: tuple["Entry", ...] = field(default=(), repr=False)


class TrayHost:
    """A panel on a test's desk. Without `start` there is none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._bus: DBusConnection = desk.bus()
        self._program: Any = None

    def start(self) -> None:
        """Appear on the bus, as a panel does when the session has started."""
        self._program = self._desk.ready(*self._desk.interpreter, str(HERE / "sni_watcher.py"))

    def stop(self) -> None:
        """Vanish, as a panel does that crashes."""
        self._desk.end(self._program)

    def items(self) -> list[str]:
        """The bus names of the icons that registered, oldest first."""
        items: list[str] = self._property(WATCHER, "RegisteredStatusNotifierItems")
        return items

    def appeared(self) -> bool:
        """Whether there is exactly one icon."""
        return len(self.items()) == 1

    def title(self) -> str:
        """The icon's title."""
        return str(self._property(self._item(), "Title"))

    def tooltip(self) -> str:
        """What hovering over the icon shows."""
        return str(self._property(self._item(), "ToolTip")[2])

    def icon(self) -> tuple[int, int, bytes]:
        """The largest picture of the icon: width, height, ARGB bytes, four a pixel."""
        pictures = self._property(self._item(), "IconPixmap")
        return max((tuple(picture) for picture in pictures), key=lambda picture: picture[0])

    def menu(self) -> tuple[Entry, ...]:
        """The menu as it opens now, without what is hidden."""
        return self._entries_of(0)

    def labels(self) -> list[str]:
        """The labels of the menu's first level, without separators."""
        return [entry.label for entry in self.menu() if entry.label]

    def entry(self, path: str) -> Entry:
        """The entry at a path of labels, such as `Pause/30 min`. Raises LookupError."""
        entries = self.menu()
        *parents, last = path.split("/")
        for label in parents:
            entries = self._entries_of(_named(entries, label).id)
        return _named(entries, last)

    def _entries_of(self, number: int) -> tuple[Entry, ...]:
        self._call(self._menu(), "AboutToShow", "i", (number,))
        _, layout = self._call(self._menu(), "GetLayout", "iias", (number, -1, []))
        return tuple(entry for entry in _entry(layout).entries if entry.shown)

    def click(self, path: str) -> None:
        """Choose an entry of the menu."""
        entry = self.entry(path)
        assert entry.enabled, f"{path} cannot be chosen now"
        self._call(self._menu(), "Event", "isvu", (entry.id, "clicked", ("i", 0), 0))

    def activate(self) -> None:
        """Click the icon itself."""
        self._call(self._item(), "Activate", "ii", (0, 0))

    def _item(self) -> DBusAddress:
        [name] = self.items()
        return DBusAddress("/StatusNotifierItem", name, "org.kde.StatusNotifierItem")

    def _menu(self) -> DBusAddress:
        item = self._item()
        path = self._property(item, "Menu")
        return DBusAddress(path, item.bus_name, "com.canonical.dbusmenu")

    def _property(self, address: DBusAddress, name: str) -> Any:
        reply = self._bus.send_and_get_reply(Properties(address).get(name), timeout=10)
        return unwrap_msg(reply)[0][1]

    def _call(self, address: DBusAddress, name: str, signature: str, body: Any) -> Any:
        message = new_method_call(address, name, signature, body)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=10))


def _named(entries: tuple[Entry, ...], label: str) -> Entry:
    for entry in entries:
        if entry.label.startswith(label):
            return entry
    raise LookupError(f"no {label!r} among {[entry.label for entry in entries]}")


def _entry(layout: Any) -> Entry:
    number, properties, children = layout
    values = {name: value for name, (_, value) in properties.items()}
    separator = values.get("type") == "separator"
    return Entry(
        id=number,
        label="" if separator else values.get("label", "").replace("_", ""),
        shown=values.get("visible", True),
        enabled=values.get("enabled", True),
        checked=values.get("toggle-state", 0) == 1,
        entries=tuple(_entry(child) for _, child in children),
    )
