"""Speaks by Windows' own speech: hides the one PowerShell that does it, and the talk with it."""

from base64 import b64encode
from collections.abc import Callable, Mapping

from deskbreak.adapters.sounding.child import Child, Command
from deskbreak.core.speech import Manner

# It loads once, which takes a second. Reading is left to a task, for while PowerShell waits for a
# line it does nothing else, and an end is to be told.
SCRIPT = r"""
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$speech = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speech.SetOutputToDefaultAudioDevice()
$reader = New-Object IO.StreamReader([Console]::OpenStandardInput())
$reading = $reader.ReadLineAsync()
$said = $null
$number = ''
while ($true) {
    if ($said -ne $null -and $said.IsCompleted) {
        [Console]::Out.WriteLine("end $number")
        $said = $null
    }
    if (-not $reading.Wait(20)) { continue }
    $line = $reading.Result
    if ($line -eq $null) { break }
    $reading = $reader.ReadLineAsync()
    $part = $line.Split(' ')
    $speech.SpeakAsyncCancelAll()
    if ($part[0] -ne 'say') { continue }
    $number = $part[1]
    $words = @($part[4..6] | ForEach-Object {
        [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($_)) })
    $speech.Rate = [int]$part[2]
    $speech.Volume = [int]$part[3]
    try {
        if ($words[1]) { $speech.SelectVoice($words[1]) }
        else {
            $culture = [Globalization.CultureInfo]::GetCultureInfo($words[0])
            $speech.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture)
        }
    } catch { [Console]::Error.WriteLine($_.Exception.Message) }
    $said = $speech.SpeakAsync($words[2])
}
"""


class WindowsEngine:
    """Speaks by one child that stays, since loading speech takes longer than saying a word.

    A line to it is `say NUMBER RATE VOLUME LANGUAGE VOICE TEXT`, the last three in base64 and empty
    where there is nothing, or `hush`; a line from it is `end NUMBER`.
    """

    name = "Windows speech"

    def __init__(self, environ: Mapping[str, str], powershell: str = "powershell") -> None:
        self._environ = environ
        self._powershell = powershell
        self._child: Child | None = None
        self._ended: Callable[[str], None] | None = None
        self._number = 0

    def prepare(self) -> None:
        """Load speech, which takes a second."""
        if self._child is None:
            self._start()

    def begin(self, text: str, manner: Manner, ended: Callable[[str], None]) -> None:
        """Say it; the first time, and after it died, load speech first."""
        self._ended = ended
        self._number += 1
        self.prepare()
        # Its rates go from -10 to 10, thrice as slow to thrice as fast.
        rate = round(min(max((manner.rate - 1) * (5 if manner.rate > 1 else 16), -10), 10))
        words = (" ".join(manner.language.split()), manner.voice, text)
        encoded = " ".join(b64encode(each.encode()).decode() for each in words)
        if self._child is not None:
            self._child.tell(f"say {self._number} {rate} {manner.volume} {encoded}")

    def cut(self) -> None:
        """Cancel what is said."""
        if self._child is not None:
            self._child.tell("hush")

    def close(self) -> None:
        """End the child."""
        self._ended = None
        if self._child is not None:
            self._child.close()
            self._child = None

    def _start(self) -> None:
        # Encoded, for quotes and lines get lost on the way through a Windows command line.
        encoded = b64encode(SCRIPT.encode("utf-16-le")).decode()
        manners = ("-NoLogo", "-NoProfile", "-NonInteractive", "-OutputFormat", "Text")
        arguments = (*manners, "-EncodedCommand", encoded)
        self._child = Child(Command(self._powershell, arguments, given=None), self._environ)
        self._child.line.connect(self._heard)
        self._child.ended.connect(self._died)
        self._child.start()

    def _heard(self, line: str) -> None:
        if line == f"end {self._number}":
            self._end("")

    def _died(self, why: str) -> None:
        self._child = None
        self._end(why or f"{self._powershell} ended")

    def _end(self, why: str) -> None:
        ended, self._ended = self._ended, None
        if ended is not None:
            ended(why)
