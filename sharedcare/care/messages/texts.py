"""Texts that are sent often, as the patient reads them. Pure.

They say "du", have no abbreviations, and promise nothing that another than the sender would have to keep.
"""

from dataclasses import dataclass

from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class Ready:
    """A text to choose: what it is about, which is also what it is chosen by, and what it says."""

    topic: Text
    says: Text


TEXTS: dict[str, Ready] = {
    "fine": Ready(
        topic=Text(da="Dine målinger ser fine ud", en="Your measurements look fine"),
        says=Text(
            da="Vi har set på dine målinger, og de ser fine ud. Fortsæt, som vi har aftalt.",
            en="We have looked at your measurements, and they look fine. Go on as we have agreed.",
        ),
    ),
    "again": Ready(
        topic=Text(da="Mål en gang til", en="Measure once more"),
        says=Text(
            da="Vil du måle en gang til i dag og sende tallet? Sid stille i fem minutter først.",
            en="Would you measure once more today and send the number? Sit still for five minutes first.",
        ),
    ),
    "we-call": Ready(
        topic=Text(da="Vi ringer til dig", en="We will call you"),
        says=Text(
            da="Vi har set på dine målinger og ringer til dig i dag. Læg gerne din medicinliste frem.",
            en="We have looked at your measurements and will call you today. Please have your list of medicines at hand.",
        ),
    ),
    "call-us": Ready(
        topic=Text(da="Ring til os", en="Call us"),
        says=Text(
            da="Vil du ringe til os i dag? Vi vil gerne tale med dig om dine målinger.",
            en="Would you call us today? We would like to talk to you about your measurements.",
        ),
    ),
    "come": Ready(
        topic=Text(da="Vi vil gerne se dig", en="We would like to see you"),
        says=Text(
            da="Vi vil gerne se dig her. Du hører fra os med en tid.",
            en="We would like to see you here. You will hear from us with a time.",
        ),
    ),
}
OWN = Text(da="Besked fra dit hold", en="Message from your team")
"""What a message is about that is in the sender's own words alone."""
