"""What is mailed to those who look after agreements."""
