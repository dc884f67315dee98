"""What the patient measures at home: what their plan asks for, as something to fill in; what was typed; and storing it."""
