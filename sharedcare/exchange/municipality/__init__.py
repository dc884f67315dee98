"""Municipalities: what home nurses measure, as MedCom HomeCareObservation messages."""
