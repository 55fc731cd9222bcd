-- Accounts (api.md §13). No password and no private key in the clear ever reaches this schema:
-- a verifier stands for the password, priv_data is sealed by the client. Times are milliseconds since 1970.

create table account (
    username      text    primary key,
    host          text    not null,
    identity_key  bytea   not null check (octet_length(identity_key) = 33),
    admin         boolean not null,
    state         text    not null check (state in ('ACTIVE', 'BLOCKED')),
    srp_group     integer not null check (srp_group in (1024, 2048, 3072)),
    srp_salt      bytea   not null check (octet_length(srp_salt) = 16),
    srp_verifier  bytea   not null,
    login_data    text    not null,
    priv_data     bytea   not null,
    data_version  text    not null,
    weak_password boolean not null,
    keystore      bytea   not null,
    kis           bytea   not null,
    email         text    not null,
    language      text    not null,
    registered_at bigint  not null,
    last_login_at bigint
);

create index account_identity_key on account (identity_key);

-- An invitation is known by the hash of its token only; the token is shown once.
create table invitation (
    id            uuid    primary key,
    token_hash    bytea   not null unique check (octet_length(token_hash) = 32),
    admin         boolean not null,
    installation  boolean not null,
    created_by    text    not null,
    note          text    not null,
    created_at    bigint  not null,
    expires_at    bigint  not null,
    used_at       bigint,
    withdrawn_at  bigint
);

create index invitation_created_at on invitation (created_at);

-- Administrators of the console: SCRAM-SHA-512 salted passwords, which the server's sign-in reads directly.
create table console_account (
    name       text    primary key,
    digest     text    not null,
    salt       text    not null,
    iterations integer not null,
    role       text    not null
);

-- The code that makes the first console account; one row at most.
create table console_setup (
    only_row   boolean primary key check (only_row),
    code_hash  bytea   not null check (octet_length(code_hash) = 32),
    tries_left integer not null check (tries_left >= 0)
);
