"""Who the patients of the cast are, in a line each: for whoever has just started a demonstration. The lines are no part of the record."""

IN_A_LINE = {
    "demo-poul": "heart failure being titrated, and diabetes: the main case",
    "demo-karen": "a clot in the heart, low risk, at the end of rehabilitation",
    "demo-bent": "severe COPD, getting worse since yesterday",
    "demo-aisha": "type 2 diabetes, needs an interpreter",
    "demo-empty": "referred yesterday",
    "demo-full": "everything at once",
}
