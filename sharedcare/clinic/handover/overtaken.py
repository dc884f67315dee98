"""What the pages of hand-overs say to whom another system was quicker than, in both languages."""

OVERTAKEN = {
    "da": "En anden har netop nu ændret det, der overdrages. Intet er flyttet: se, hvordan det står, og svar igen.",
    "en": "Somebody else has changed what is handed over at this very moment. Nothing has moved: look at how it stands, and answer again.",
}
