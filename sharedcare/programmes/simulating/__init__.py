"""A programme run over made-up patients before anybody is enrolled: how much work, how much of the patient's time, how many alerts."""
