-- Administrators invite each other and set their passwords anew by links (ADR 0017). Times are milliseconds since 1970.

alter table console_account add column created_at bigint not null default 0;
-- Whoever signed in in an earlier epoch has to do it again: it is counted up by every new password.
alter table console_account add column epoch integer not null default 0;

-- The open link of a first start is void: the next start makes a new one.
drop table console_setup;

-- A link is known by the hash of its code only; the code is shown once.
create table console_link (
    id         uuid    primary key,
    code_hash  bytea   not null unique check (octet_length(code_hash) = 32),
    name       text    references console_account on delete cascade, -- whose password it sets; null: makes an administrator
    created_by text    references console_account on delete cascade, -- null: the terminal
    created_at bigint  not null,
    expires_at bigint  not null
);
