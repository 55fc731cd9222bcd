-- What an account is recovered by (api.md §13 setRecoveryData): the key that key login proves, and the account's keys
-- sealed for its holder. A key stands for one account, so that a login by key has one answer.

alter table account
    add column recovery_pub  bytea unique check (octet_length(recovery_pub) = 33),
    add column recovery_data bytea,
    add check ((recovery_pub is null) = (recovery_data is null));
