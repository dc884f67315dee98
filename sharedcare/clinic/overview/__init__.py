"""The one screen: everything known and agreed about a patient, in the reader's language, without scrolling."""
