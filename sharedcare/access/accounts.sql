-- What the trail tells of people, and what the application may do with the tables of accounts and sessions.
ALTER TABLE access_trail ADD COLUMN account integer;
COMMENT ON COLUMN access_trail.account IS 'access_account.id of the person who was signed in, or whom a sharedcare command was about';
COMMENT ON COLUMN access_trail.client IS 'access_client.id; 0 is a sharedcare command, which what names; -1 nobody; -2 our own pages, where account tells who';

GRANT SELECT, INSERT, UPDATE ON access_account TO sharedcare_app;
GRANT SELECT, INSERT, DELETE ON access_sign_in_attempt TO sharedcare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO sharedcare_app;
GRANT USAGE ON SEQUENCE access_account_id_seq, access_sign_in_attempt_id_seq TO sharedcare_app;
