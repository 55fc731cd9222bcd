-- How much is used of what is bounded (api.md §23 "Quotas"). What is taken is added to slot 0, whose lock makes takers wait for each
-- other; what is given back is subtracted in any other slot that nobody has locked, so that nobody waits to give back.
create table quota (
    kind text collate "C" not null,
    holder text collate "C" not null,
    slot smallint not null,
    items bigint not null default 0,
    blocks bigint not null default 0,
    bytes bigint not null default 0,
    primary key (kind, holder, slot)
) with (fillfactor = 50);

-- Who fills a transfer, and how much he has in it. Of those that are open nobody knows; each counts for itself.
alter table transfer
    add column username text,
    add column session text,
    add column address text,
    add column bytes bigint not null default 0,
    add column reserved bigint not null default 0;
update transfer t set
    address = encode(id, 'hex'),
    bytes = coalesce((
        select sum(b.size) from transfer_block x join block b on b.id = x.block_id where x.transfer_id = t.id), 0);
update transfer set reserved = bytes;
insert into quota (kind, holder, slot, items, bytes)
select 'anonymous transfers', '', 0, count(*), sum(reserved) from transfer having count(*) > 0;
alter table transfer
    add check ((username is null) <> (address is null)),
    add check ((username is null) = (session is null));
create index transfer_by_username on transfer (username) where username is not null;
create index transfer_by_address on transfer (address) where address is not null;
alter table transfer_block add column size integer not null default 0;

-- What a message of an anonymous sender counts; nothing for others.
alter table message_body
    add column counted_items integer not null default 0,
    add column counted_blocks bigint not null default 0,
    add column counted_bytes bigint not null default 0;
update message_body b set
    counted_items = 1,
    counted_blocks = (
        select count(*) from block_reference r where r.kind = 'message' and r.owner = b.sid || int8send(b.mid)),
    counted_bytes = octet_length(b.extra) + coalesce(octet_length(b.extra_auth), 0) + coalesce((
        select sum(s.size) from block_reference r join block s on s.id = r.block_id
        where r.kind = 'message' and r.owner = b.sid || int8send(b.mid)), 0)
where b.sender_hashmail like 'anonymous#%';
insert into quota (kind, holder, slot, items, blocks, bytes)
select 'anonymous mail of account', s.owner, 0, sum(b.counted_items), sum(b.counted_blocks), sum(b.counted_bytes)
from message_body b join sink s on s.id = b.sid where b.counted_items > 0 group by s.owner
union all
select 'anonymous mail of sink', encode(b.sid, 'hex'), 0, sum(b.counted_items), sum(b.counted_blocks), sum(b.counted_bytes)
from message_body b where b.counted_items > 0 group by b.sid
union all
select 'anonymous mail', '', 0, sum(b.counted_items), sum(b.counted_blocks), sum(b.counted_bytes)
from message_body b where b.counted_items > 0 having count(*) > 0;
