"""Those of the staff whom the stories of the cast name, in their roles."""

from sharedcare.region.staff import STAFF

ANNE = STAFF["demo-anne"]
"""The heart-failure nurse."""

HENRIK = STAFF["demo-henrik"]
"""The cardiologist."""

BO = STAFF["demo-bo"]
"""The general practitioner."""

SOFIE = STAFF["demo-sofie"]
"""The nurse of the practice."""

KIM = STAFF["demo-kim"]
"""The municipal physiotherapist."""

METTE = STAFF["demo-mette"]
"""The home nurse."""

LARS = STAFF["demo-lars"]
"""The lung physician."""

RIKKE = STAFF["demo-rikke"]
"""The nurse of the hospital's cardiac rehabilitation."""

DORTE = STAFF["demo-dorte"]
"""The municipal dietitian."""
