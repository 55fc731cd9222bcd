-- A block is named in its transfer session before it is stored, in one transaction: naming it tells whether the session is open.
alter table transfer_block alter constraint transfer_block_block_id_fkey deferrable initially deferred;
