"""Who has seen the record: by day, in plain words, with a way to say that one does not recognise it."""
