"""One patient on one screen: what all sectors and the patient know and have agreed, read in a handful of queries."""
