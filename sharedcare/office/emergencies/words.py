"""The words of the page that judges accesses in emergencies, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    waiting: str
    nothing_waits: str
    judged: str
    nothing_judged: str
    patient: str
    reason: str
    open_until: str
    somebody: str
    question: str
    justified: str
    unjustified: str
    note: str
    note_hint: str
    go: str
    choose: str
    gone: str
    own: str
    verdicts: dict[str, str]


DANISH = Words(
    title="Adgange i nødsituationer",
    lead="Journaler, der er åbnet i en nødsituation de sidste {days} dage, og ældre, som ingen har vurderet. Patienten har fået det at vide.",
    waiting="Skal vurderes ({count})",
    nothing_waits="Alle adgange er vurderet.",
    judged="Vurderet ({count})",
    nothing_judged="Ingen endnu.",
    patient="Patient",
    reason="Begrundelse",
    open_until="Åbnet {}, åben til kl. {}",
    somebody="Ukendt",
    question="Var det en nødsituation?",
    justified="Ja, berettiget",
    unjustified="Nej, ikke berettiget",
    note="Hvad du fandt",
    note_hint="Må være tomt",
    go="Gem vurderingen",
    choose="Vælg, om det var en nødsituation.",
    gone="Den adgang er vurderet allerede, eller den findes ikke. Her er listen, som den er nu.",
    own="Du har selv åbnet journalen. En anden databeskyttelsesrådgiver skal vurdere det.",
    verdicts={"justified": "Berettiget", "unjustified": "Ikke berettiget"},
)

ENGLISH = Words(
    title="Accesses in emergencies",
    lead="Records opened in an emergency within the last {days} days, and older ones that nobody has judged. The patient has been told.",
    waiting="To be judged ({count})",
    nothing_waits="All accesses have been judged.",
    judged="Judged ({count})",
    nothing_judged="None yet.",
    patient="Patient",
    reason="Reason",
    open_until="Opened {}, open until {}",
    somebody="Unknown",
    question="Was it an emergency?",
    justified="Yes, justified",
    unjustified="No, not justified",
    note="What you found",
    note_hint="May be empty",
    go="Save the judgement",
    choose="Choose whether it was an emergency.",
    gone="This access has been judged already, or is not there. Here is the list as it is now.",
    own="You opened this record yourself. Another data protection officer has to judge it.",
    verdicts={"justified": "Justified", "unjustified": "Not justified"},
)

WORDS = {"da": DANISH, "en": ENGLISH}
