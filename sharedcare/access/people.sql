-- Accounts learn whose they are from the role that they stand for; what the application may do with invitations.
UPDATE access_account a
SET practitioner = substring(r.content::jsonb #>> '{practitioner,reference}' FROM '^Practitioner/([A-Za-z0-9.-]{1,64})$')
FROM resource r
WHERE r.type = %TYPE% AND r.id = a.practitioner_role
  AND r.content::jsonb #>> '{practitioner,reference}' ~ '^Practitioner/[A-Za-z0-9.-]{1,64}$';

GRANT SELECT, INSERT, UPDATE ON access_invitation TO sharedcare_app;
GRANT USAGE ON SEQUENCE access_invitation_id_seq TO sharedcare_app;
