-- What a partner sent is evidence: its bytes stay, and so does the message.
CREATE FUNCTION refuse_change_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a message stays as it came';
END $$;
CREATE TRIGGER kept_as_it_came BEFORE UPDATE ON inbox_message FOR EACH ROW
    WHEN (NEW.id <> OLD.id OR NEW.digest <> OLD.digest OR NEW.raw <> OLD.raw OR NEW.received_at <> OLD.received_at)
    EXECUTE FUNCTION refuse_change_of_message();
CREATE TRIGGER kept_for_ever BEFORE DELETE OR TRUNCATE ON inbox_message
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_message();

GRANT SELECT, INSERT, UPDATE ON inbox_message TO sharedcare_app;
