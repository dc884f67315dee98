"""The pages of patients and relatives: who treats the patient, who has looked, and what the patient decides."""
