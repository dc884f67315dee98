"""The pages of patients and relatives: measuring and pauses, messages, questionnaires, the plan, who treats the patient, who has looked, and what the patient decides."""
