"""Where somebody who was invited chooses a password. Nobody is signed in here."""
