-- Blocks, descriptors, transfer sessions and used nonces (api.md §4, §8, §9).
-- Times are milliseconds since 1970, as on the wire.

-- A block is opaque to the server and stored exactly as received; ciphertext does not compress.
create table block (
    id bytea primary key check (octet_length(id) = 32),
    data bytea not null,
    size integer not null check (size = octet_length(data)),
    stored_at bigint not null
);
alter table block alter column data set storage external;

-- No index on expires_at: every block of an upload renews it, and without an index the update stays on its page (HOT).
create table transfer (
    id bytea primary key check (octet_length(id) = 16),
    kind text not null,
    username text,
    did text,
    sid bytea,
    hashmail text,
    pub bytea,
    extra text,
    block_count integer not null default 0,
    expires_at bigint not null
) with (fillfactor = 50);

-- The references from here, from descriptor_block and from message_block keep a block that is named from being removed.
create table transfer_block (
    transfer_id bytea not null references transfer (id) on delete cascade,
    block_id bytea not null references block (id),
    primary key (transfer_id, block_id)
);
create index transfer_block_by_block on transfer_block (block_id);

create table descriptor (
    did text primary key,
    dpub bytea not null check (octet_length(dpub) = 33),
    extra bytea not null,
    signature bytea not null check (octet_length(signature) = 65),
    server_date bigint not null,
    owner text not null
);
alter table descriptor alter column extra set storage external;

create table descriptor_block (
    did text not null references descriptor (did) on delete cascade,
    position integer not null,
    block_id bytea not null references block (id),
    primary key (did, position)
);
-- Answers "does this descriptor hold this block" without reading the list of a large file.
create index descriptor_block_by_block on descriptor_block (block_id, did);

create table nonce (
    value text primary key,
    expires_at bigint not null
);
create index nonce_by_expiry on nonce (expires_at);

-- Every frequent query here has its index. Plans of connections that began while tables were nearly empty would go on
-- reading them from end to end, those of the checks of references too: a list of 16,384 blocks then takes 20 s, not 0.4 s.
do $$
begin
    execute format('alter role current_user in database %I set enable_seqscan = off', current_database());
end
$$;
