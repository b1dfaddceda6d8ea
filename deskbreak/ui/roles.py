"""Says to screen readers what those widgets are that paint themselves, which Qt cannot know."""

from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class Told(Protocol):
    """A widget that says what it is; its name is its accessible name."""

    accessible_role: ClassVar[QAccessible.Role]


def tell_roles() -> None:
    """Have Qt ask widgets for their `accessible_role`, from the first one shown after this."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, widget: QObject) -> QAccessibleInterface | None:
    """What a screen reader gets of a widget; None: what Qt makes of it."""
    if isinstance(widget, QWidget) and isinstance(widget, Told):
        return QAccessibleWidget(widget, widget.accessible_role)
    return None
