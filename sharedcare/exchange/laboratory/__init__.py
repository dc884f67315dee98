"""Results of hospital laboratories, as they come in HL7 v2 ORU^R01 messages."""
