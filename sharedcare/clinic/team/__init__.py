"""The page of who is on the patient's team, on which an organisation that is missing is added and somebody is taken off."""
