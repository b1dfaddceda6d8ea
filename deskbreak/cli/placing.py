"""The commands that give deskbreak its place on the desktop: in the menu, and at login."""

import sys

from deskbreak.adapters.desktop import menu
from deskbreak.adapters.desktop.autostart import Autostart
from deskbreak.adapters.desktop.entry import own_command
from deskbreak.adapters.paths import autostart_path, share_path
from deskbreak.adapters.resources import share_folder
from deskbreak.cli.saying import DONE, REFUSED, Unclear, complain

_NOT_HERE = "this is done on Linux and its like only: other systems have no such menu entries"


def place(words: list[str], platform: str = sys.platform) -> int:
    """Do what the command says and tell which files that made or removed; the exit code."""
    if platform in ("win32", "darwin"):
        return complain(_NOT_HERE, REFUSED)
    autostart = Autostart(autostart_path(), share_folder())
    try:
        match words:
            case ["install-desktop"]:
                return _install()
            case ["uninstall-desktop"]:
                return _uninstall(autostart)
            case ["autostart", "on"]:
                autostart.turn_on(own_command())
                print(f"deskbreak will be started at login: {autostart.path}")
            case ["autostart", "off"]:
                removed = f", and {autostart.path} is gone" if autostart.turn_off() else ""
                print(f"deskbreak will not be started at login{removed}.")
            case ["autostart", "status"]:
                print(autostart.finding().sentence)
            case _:
                raise Unclear(words[0])
    except ValueError as error:
        return complain(str(error), REFUSED)
    return DONE


def _install() -> int:
    for path in menu.install(share_folder(), share_path(), own_command()):
        print(path)
    print("deskbreak is in the menu. To have it started at login, too: deskbreak autostart on")
    return DONE


def _uninstall(autostart: Autostart) -> int:
    removed = menu.uninstall(share_folder(), share_path())
    if autostart.turn_off():
        removed.append(autostart.path)
    for path in removed:
        print(path)
    if removed:
        print("deskbreak is out of the menu. Your settings, routines and history are still there.")
    else:
        print("deskbreak was not in the menu, nor started at login.")
    return DONE
