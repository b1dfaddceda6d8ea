"""The order in which the tab key goes through a window: that in which it is read."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """What takes the tab key in a widget, hidden or not, in the order in which it is laid out."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    inside = [widget.widget()] if isinstance(widget, QScrollArea) else widget.children()
    for child in inside:
        if isinstance(child, QWidget) and not child.isWindow():
            yield from in_order(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """A grid is read row by row, whatever was put in first."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: _row_and_column(layout, place))
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        inside, widget = item.layout(), item.widget()
        if inside is not None:
            yield from _in_layout(inside)
        elif widget is not None:
            yield from in_order(widget)


def _row_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    found: Any = grid.getItemPosition(place)  # row, column and spans, whatever the stubs say
    return found[0], found[1]
