"""A morning's list gone through by keys alone: which keys each kind of reason takes, and how long the machine lets one wait."""

from dataclasses import dataclass, field
from time import perf_counter

from playwright.sync_api import Page, expect

from tests.journeys.waiting import press

CONTACTED = "Talt med patienten, ses i morgen"


@dataclass(slots=True)
class Morning:
    """What was pressed and typed, patient by patient: the keys, the letters of notes, and the seconds that each page took to come."""

    page: Page
    keys: list[str] = field(default_factory=list)
    letters: int = 0
    waited: list[float] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def key(self, name: str) -> None:
        """A key that does something on the page that stands."""
        self.page.keyboard.press(name)
        self.keys.append(name)

    def go(self, name: str) -> None:
        """A key that leads to another page, until that is there and its keys are."""
        began = perf_counter()
        press(self.page, name)
        self.waited.append(perf_counter() - began)
        self.keys.append(name)

    def write(self, text: str) -> None:
        """A note."""
        self.page.keyboard.type(text)
        self.letters += len(text)

    def next_patient(self) -> None:
        """Whoever has the focus: a green is acknowledged where it stands, of any other the outcome is noted; of a red with a note."""
        row = self.page.locator("[data-row]:focus-within")
        self.seen.append(row.locator(".name").inner_text())
        looks = (row.get_attribute("class") or "").split()
        if "well" in looks or "none" in looks:
            self.go("g")
            return
        self.go("r")
        expect(self.page.locator(".outcome input[type=radio]").first).to_be_focused()
        self.key("Space")
        if "act" in looks:
            self.key("Tab")
            self.write(CONTACTED)
            self.key("Tab")
        self.go("Enter")
