"""Where patients land until the portal has its door: it says that they are in, and what is to come."""
