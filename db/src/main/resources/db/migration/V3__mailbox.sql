-- Sinks and messages (api.md §6, §10, §11). Times are milliseconds since 1970, as on the wire.

create table sink (
    id bytea primary key check (octet_length(id) = 33),
    owner text not null,
    mode text not null,
    data text not null,
    removable boolean not null,
    key_access boolean not null,
    seq bigint not null default 0,
    mod_seq bigint not null default 0,
    last_seen_seq bigint,
    created_at bigint not null
) with (fillfactor = 50);
create index sink_by_owner on sink (owner);

-- What the owner keeps beside a message; it outlives the message, so that a reader learns of the deletion.
create table message (
    sid bytea not null references sink (id) on delete cascade,
    mid bigint not null,
    flags text not null,
    tags text[] not null,
    changed_at bigint not null,
    mod_id bigint not null,
    deleted boolean not null default false,
    server_date bigint not null,
    primary key (sid, mid)
);
create unique index message_by_modification on message (sid, mod_id);
create index message_by_tag on message using gin (tags);
create index message_by_date on message (server_date);

create table message_body (
    sid bytea not null,
    mid bigint not null,
    sender_pub bytea not null check (octet_length(sender_pub) = 33),
    sender_hashmail text,
    extra_auth text,
    extra bytea not null,
    signature bytea not null check (octet_length(signature) = 65),
    primary key (sid, mid),
    foreign key (sid, mid) references message (sid, mid) on delete cascade
);
alter table message_body alter column extra set storage external;

create table message_block (
    sid bytea not null,
    mid bigint not null,
    position integer not null,
    block_id bytea not null references block (id),
    primary key (sid, mid, position),
    foreign key (sid, mid) references message_body (sid, mid) on delete cascade
);
create index message_block_by_block on message_block (block_id, sid, mid);

-- Keys that anonymous senders used lately; each may be used once in ten minutes.
create table anonymous_key (
    key bytea primary key check (octet_length(key) = 33),
    expires_at bigint not null
);
create index anonymous_key_by_expiry on anonymous_key (expires_at);
