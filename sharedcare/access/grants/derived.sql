-- In which forms the derived tables were made, and when: `sharedcare.access.grants.form`. Only ever added to, when all are made.
CREATE TABLE access_derived (
    form integer PRIMARY KEY,
    made_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON access_derived TO sharedcare_app;
