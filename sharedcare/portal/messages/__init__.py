"""The patient's messages with those who treat: a conversation with each organisation."""
