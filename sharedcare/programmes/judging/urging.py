"""What cannot wait goes before what is recommended otherwise: nobody reads "call the same day" of answers by which the patient was
told to call for help at once. Pure."""

from collections.abc import Iterable

from sharedcare.programmes.types.words import Text, Wording


def at_once(several: Iterable[Text | None]) -> Text | None:
    """All that was said at once to the same answers, each once; None where nothing was."""
    texts = list(dict.fromkeys(one for one in several if one is not None))
    if not texts:
        return None
    return Text(da=" ".join(one.da for one in texts), en=" ".join(one.en for one in texts))


def before(action: Wording | None, urgent: Text | None) -> Wording | None:
    """What is recommended, after what cannot wait. The patient reads that alone."""
    if urgent is None:
        return action
    lead = Text(
        da=f"Kontakt patienten nu, som ved svaret fik at vide: »{urgent.da}«",
        en=f"Contact the patient now, who was told on answering: “{urgent.en}”",
    )
    if action is None:
        return Wording(citizen=urgent, clinician=lead)
    then = action.clinician
    return Wording(
        citizen=urgent, clinician=Text(da=f"{lead.da} Derefter: {then.da}", en=f"{lead.en} Then: {then.en}")
    )
