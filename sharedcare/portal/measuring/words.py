"""The words of the page that sends measurements, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language."""

    title: str
    lead: str
    weight: str
    weight_unit: str
    pressure: str
    upper: str
    lower: str
    pressure_unit: str
    send: str
    weight_wrong: str
    pressure_wrong: str
    done: str
    pause: str
    pause_go: str


DANISH = Words(
    title="Send en måling",
    lead="Den bliver en del af journalen, og de, der behandler, kan se den.",
    weight="Vægt",
    weight_unit="kg",
    pressure="Blodtryk",
    upper="Det øverste tal",
    lower="Det nederste tal",
    pressure_unit="mmHg",
    send="Send",
    weight_wrong="Skriv vægten i kilo, for eksempel 81,3. Den skal være mellem 20 og 350.",
    pressure_wrong="Skriv begge tal, for eksempel 128 og 76. Det øverste er det største.",
    done="Målingen er sendt.",
    pause="Kan du ikke måle i nogle dage?",
    pause_go="Hold pause i målinger",
)

ENGLISH = Words(
    title="Send a measurement",
    lead="It becomes part of the record, and those who treat can see it.",
    weight="Weight",
    weight_unit="kg",
    pressure="Blood pressure",
    upper="The upper number",
    lower="The lower number",
    pressure_unit="mmHg",
    send="Send",
    weight_wrong="Write the weight in kilograms, for instance 81.3. It has to be between 20 and 350.",
    pressure_wrong="Write both numbers, for instance 128 and 76. The upper one is the larger.",
    done="The measurement is sent.",
    pause="Can you not measure for some days?",
    pause_go="Pause the measuring",
)

WORDS = {"da": DANISH, "en": ENGLISH}
