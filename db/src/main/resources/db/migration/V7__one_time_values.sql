-- Values that count once, by kind: nonces (api.md §4), keys of anonymous senders (api.md §11). A value is used up until its
-- time is over; then it may be used again, and is removed when blocks are collected.
create table one_time_value (
    value bytea not null check (octet_length(value) between 1 and 64),
    kind text collate "C" not null,
    expires_at bigint not null,
    primary key (value, kind)
);
create index one_time_value_by_expiry on one_time_value (expires_at);

insert into one_time_value select convert_to(value, 'UTF8'), 'NONCE', expires_at + 1 from nonce;
insert into one_time_value select key, 'ANONYMOUS_KEY', expires_at from anonymous_key;

drop table nonce;
drop table anonymous_key;
