-- Blocks: the index apart from the bytes (api.md §8, §21; adr 15).

-- The bytes stay where they lie: their table keeps them, loses the columns that are not bytes, and gets another name.
alter table transfer_block drop constraint transfer_block_block_id_fkey;
alter table descriptor_block drop constraint descriptor_block_block_id_fkey;
alter table message_block drop constraint message_block_block_id_fkey;
alter table block rename to block_bytes;
alter index block_pkey rename to block_bytes_pkey;

create table block (
    id bytea primary key check (octet_length(id) = 32),
    size integer not null check (size >= 0),
    stored_at bigint not null
);
insert into block (id, size, stored_at) select id, size, stored_at from block_bytes order by id;

-- No reference to block: a store that is no table of this database could not keep one either.
alter table block_bytes
    drop column size,
    drop column stored_at;

-- Which object names which blocks. Its subject says what kind and key mean; storage does not know.
create table block_reference (
    kind text not null,
    owner bytea not null,
    position integer not null,
    block_id bytea not null,
    primary key (kind, owner, position)
);
insert into block_reference (kind, owner, position, block_id)
select 'descriptor', convert_to(did, 'UTF8'), position, block_id from descriptor_block order by did, position;
insert into block_reference (kind, owner, position, block_id)
select 'message', sid || int8send(mid), position, block_id from message_block order by sid, mid, position;
-- Answers "is this block named" and "does this object hold this block" without reading the list of a large file.
create index block_reference_by_block on block_reference (block_id, kind, owner);
drop table descriptor_block;
drop table message_block;

-- These keep a block that is named from being removed.
alter table block_reference add foreign key (block_id) references block (id);
alter table transfer_block add foreign key (block_id) references block (id);

-- What a session was opened for is said by the subject that opened it.
alter table transfer
    add column type text,
    add column field_names text[],
    add column field_values text[],
    add column kept text;
update transfer set
    type = case kind
        when 'DESCRIPTOR_CREATE' then 'descriptorCreate'
        when 'DESCRIPTOR_UPDATE' then 'descriptorUpdate'
        when 'MESSAGE_PUT' then 'messagePost'
        when 'MESSAGE_CREATE' then 'messageCreate'
    end,
    field_names = case kind
        when 'DESCRIPTOR_CREATE' then array['username']
        when 'DESCRIPTOR_UPDATE' then array['did']
        when 'MESSAGE_PUT' then array['sid', 'hashmail', 'pub']
        when 'MESSAGE_CREATE' then array['sid', 'username']
    end,
    field_values = case kind
        when 'DESCRIPTOR_CREATE' then array[username]
        when 'DESCRIPTOR_UPDATE' then array[did]
        when 'MESSAGE_PUT' then array[encode(sid, 'hex'), hashmail, encode(pub, 'hex')]
        when 'MESSAGE_CREATE' then array[encode(sid, 'hex'), username]
    end,
    kept = case kind
        when 'DESCRIPTOR_UPDATE' then hashmail
        when 'MESSAGE_PUT' then extra
    end;
alter table transfer
    alter column type set not null,
    alter column field_names set not null,
    alter column field_values set not null,
    drop column kind,
    drop column username,
    drop column did,
    drop column sid,
    drop column hashmail,
    drop column pub,
    drop column extra;
