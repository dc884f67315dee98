-- Who stands in which relation to whom. All of it is derived from resources in the transaction that changes those, and
-- `sharedcare reindex` makes it anew: no fact lives here alone. docs/access.md tells what it is derived from.
--
-- Keys are those of the record: 64 bits of `Type/id`. `since` and `until` bound when a row counts, `until` excluded.
-- Columns stand in the order in which they pack without padding.

-- Organisations. `treating` is the one that treats as a whole (the hospital of a ward, the municipality of its home
-- nursing): the topmost above this one that is no region. `chain` is this one and all above it.
CREATE TABLE access_organization (
    key bigint PRIMARY KEY,
    treating bigint NOT NULL,
    part_of bigint,
    chain bigint[] NOT NULL,
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    sector text COLLATE "C" NOT NULL,
    sor text COLLATE "C"
);
CREATE INDEX access_organization_below ON access_organization (part_of);
CREATE INDEX access_organization_by_sor ON access_organization (sor);

-- What people are, and where: PractitionerRole.
CREATE TABLE access_role (
    key bigint PRIMARY KEY,
    practitioner bigint,
    organization bigint,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    id text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    title text NOT NULL
);
CREATE INDEX access_role_of ON access_role (practitioner);

-- Agreements in force: for which programme, and between which organisations. Contract.
CREATE TABLE access_agreement (
    contract bigint NOT NULL,
    organization bigint NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    programme text COLLATE "C" NOT NULL,
    PRIMARY KEY (contract, organization, programme)
);
CREATE INDEX access_agreement_of ON access_agreement (organization);

-- Treatment relations, as far as the patient decides: in the programme, on the team, and with consent. One counts only
-- while the organisation has an agreement about the programme.
CREATE TABLE access_relation (
    patient bigint NOT NULL,
    organization bigint NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    shard smallint NOT NULL,
    programme text COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, patient, organization, programme, since)
);
CREATE INDEX access_relation_of ON access_relation (organization, patient);

-- Relatives and guardians, and how far they may go: 1 see, 2 measure too, 3 write too.
CREATE TABLE access_proxy (
    patient bigint NOT NULL,
    person bigint NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    shard smallint NOT NULL,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
    PRIMARY KEY (shard, patient, person)
);
CREATE INDEX access_proxy_of ON access_proxy (person);

-- What is kept from those who could see it otherwise: one entry (`key`) or all of a kind (`type`, with key 0), from one
-- organisation or (0) from all but the one that entered it. `level` is what it takes to see it all the same.
CREATE TABLE access_hidden (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    organization bigint NOT NULL,
    source bigint NOT NULL,
    shard smallint NOT NULL,
    type smallint NOT NULL,
    level smallint NOT NULL,
    PRIMARY KEY (shard, patient, key, type, organization, source)
);
CREATE INDEX access_hidden_by_source ON access_hidden (source);
COMMENT ON COLUMN access_hidden.source IS 'the resource that says so: a Consent, or with a security label the entry itself';

-- Access in an emergency, for hours. Task.
CREATE TABLE access_emergency (
    patient bigint NOT NULL,
    task bigint NOT NULL,
    role bigint NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    shard smallint NOT NULL,
    PRIMARY KEY (shard, patient, task)
);
CREATE INDEX access_emergency_of ON access_emergency (role, until);
CREATE INDEX access_emergency_by_task ON access_emergency (task);

-- As for the record's own tables: a patient has one shard.
CREATE STATISTICS access_relation_patient_has_one_shard (dependencies) ON shard, patient FROM access_relation;
CREATE STATISTICS access_proxy_patient_has_one_shard (dependencies) ON shard, patient FROM access_proxy;
CREATE STATISTICS access_hidden_patient_has_one_shard (dependencies) ON shard, patient FROM access_hidden;
CREATE STATISTICS access_emergency_patient_has_one_shard (dependencies) ON shard, patient FROM access_emergency;

GRANT SELECT, INSERT, UPDATE, DELETE ON access_organization, access_role, access_agreement, access_relation,
    access_proxy, access_hidden, access_emergency TO sharedcare_app;
