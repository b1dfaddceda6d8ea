"""The order in which the tab key goes through a window: that in which it is read."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QRadioButton, QScrollArea, QWidget


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


def following(window: QWidget, *, forward: bool) -> QWidget | None:
    """Give the keys to what is read next (or before) in a window; None where nothing takes them."""
    there = next_in_order(window, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    if there is not None:
        there.setFocus(reason)
    return there


def next_in_order(window: QWidget, *, forward: bool) -> QWidget | None:
    """What the tab key goes to from what has the keys now; None where nothing takes them.

    Of radio buttons with one parent it goes to the chosen one; arrow keys go to the others.
    """
    now = window.focusWidget()
    order = [
        each
        for each in in_order(window)
        if each.isVisible() and each.isEnabled() and (each is now or not _is_another(each))
    ]
    place = order.index(now) if now in order else -1
    return order[(place + (1 if forward else -1)) % len(order)] if order else None


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


def _is_another(widget: QWidget) -> bool:
    """Whether it is a radio button beside one that is chosen."""
    parent = widget.parentWidget()
    if not isinstance(widget, QRadioButton) or widget.isChecked() or parent is None:
        return False
    beside = parent.findChildren(QRadioButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(each.isChecked() for each in beside)


def _row_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    found: Any = grid.getItemPosition(place)  # row, column and spans, whatever the stubs say
    return found[0], found[1]
