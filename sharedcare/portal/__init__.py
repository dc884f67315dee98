"""The pages of patients and relatives: measuring, questionnaires, the plan, who treats the patient, who has looked, and what the patient decides."""
