"""General practices: what their patients have, as MedCom ConditionList documents."""
