package org.postern.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The closed list of refusals a caller can meet (transport.md §20). Numbers and messages are part of the protocol,
 * misspellings included: clients compare them.
 */
public enum ErrorCode {
    /** Body is not parsable (reserved). */
    PARSE_ERROR(-32700, "Parse error"),
    /** Request to the version endpoint is not one of its methods. */
    INVALID_REQUEST(-32600, "Invalid Request"),
    /** No such method. */
    METHOD_NOT_FOUND(-32601, "Method not found"),
    /** Reserved. */
    INVALID_PARAMS(-32602, "Invalid params"),
    /** Anything without a code of its own, access checks included. */
    INTERNAL_ERROR(-32603, "Internal error"),
    /** Reserved for a server without configuration. */
    NOT_YET_INSTALLED(-32604, "Not yet installed"),
    /** HTTP method other than POST or OPTIONS on the record endpoint. */
    ONLY_POST_METHOD_ALLOWED(-32605, "Only post method allowed"),
    /** Reserved. */
    UNKNOWN_ERROR(0x01, "Unkown error"),
    /** User name not 3–20 characters of the allowed form. */
    INVALID_USERNAME(0x02, "Invalid username"),
    /** SRP salt is not 16 bytes in hex. */
    INVALID_SALT(0x03, "Invalid salt"),
    /** SRP verifier is not hex or too long. */
    INVALID_VERIFIER(0x04, "Invalid verifier"),
    /** Private data is not base64 or longer than 8192 bytes. */
    INVALID_PRIV_DATA(0x05, "Invalid private data"),
    /** Keystore does not belong to the user name. */
    INVALID_IDENTITY_KEY(0x06, "Invalid identity key"),
    /** Name taken or already activated. */
    USER_ALREADY_EXISTS(0x07, "User already exists"),
    /** Signature missing, of wrong size, or does not verify. */
    INVALID_SIGNATURE(0x08, "Invalid signature"),
    /** No such user, not activated, blocked, or foreign host. */
    USER_DOESNT_EXIST(0x09, "User doesn't exist"),
    /** Malformed user record. */
    INVALID_USER_ENTRY(0x0B, "Invalid user entry"),
    /** Session id of a login message is not known. */
    UNKNOWN_SESSION(0x0C, "Unknown session"),
    /** Login message does not fit the state of the session. */
    INVALID_SESSION_STATE(0x0D, "Invalid session state"),
    /** A is a multiple of N. */
    INVALID_A(0x0E, "Invalid A"),
    /** Wrong password. */
    DIFFERENT_M1(0x0F, "Different M1"),
    /** PIN malformed or wrong. */
    INVALID_PIN(0x10, "Invalid PIN"),
    /** Registration without invitation is off. */
    OPEN_REGISTRATION_DISABLED(0x11, "Open registration disabled"),
    /** Too many wrong PINs. */
    MAX_PIN_ATTEMPTS_EXCEEDED(0x12, "Max PIN attempts exceeded"),
    /** Operation needs an account that is not activated yet. */
    USER_ALREADY_ACTIVATED(0x13, "User already activated"),
    /** Invitations are off. */
    INVITATION_DISABLED(0x14, "Invitation disabled"),
    /** Invitation token unknown or not for this account. */
    INVALID_TOKEN(0x15, "Invalid token"),
    /** Too many blocks in one call. */
    MAX_SIZE_OF_BLOCK_BULK_EXCEEDED(0x16, "Max size of block bulk exceeded"),
    /** Malformed block id, or it does not match the data. */
    INVALID_BID(0x17, "Invalid bid"),
    /** Block data malformed or too long. */
    INVALID_DATA(0x18, "Invalid data"),
    /** No such block. */
    BLOCK_DOESNT_EXIST(0x19, "Block doesn't exist"),
    /** Too many descriptors in one call. */
    MAX_SIZE_OF_DESCRIPTOR_BULK_EXCEEDED(0x1A, "Max size of descriptor bulk exceeded"),
    /** Malformed pair of descriptor and signature. */
    INVALID_DESCRIPTOR_SIGNATURE_PAIR(0x1B, "Invalid pair descriptor:signature"),
    /** Malformed descriptor id. */
    INVALID_DID(0x1C, "Invalid did"),
    /** No such descriptor. */
    DESCRIPTOR_DOESNT_EXIST(0x1D, "Descriptor doesn't exist"),
    /** Malformed descriptor public key. */
    INVALID_DPUB58(0x1E, "Invalid dpub58"),
    /** Parameters do not fit the method and no better code applies. */
    INVALID_JSON_PARAMETERS(0x1F, "Invalid json parameters"),
    /** Descriptor id is not the address of the key. */
    DPUB58_DOESNT_MATCH_TO_DID(0x20, "Dpub58 doesn't match to did"),
    /** Update carries another descriptor key. */
    PUBLIC_KEY_CANNOT_BE_CHANGED(0x21, "Public key cannot be changed"),
    /** Update is not based on the current version. */
    OLD_SIGNATURE_DOESNT_MATCH(0x22, "Old signature doesn't match"),
    /** Caller is not the owner. */
    INVALID_OWNER(0x23, "Invalid owner"),
    /** Signature of the owner does not verify. */
    INVALID_OWNER_SIGNATURE(0x24, "Invalid owner signature"),
    /** Malformed sink id. */
    INVALID_SID(0x25, "Invalid sid"),
    /** Signature of a creation does not verify. */
    INVALID_CREATE_SIGNATURE(0x26, "Invalid create signature"),
    /** No such sink. */
    SINK_DOESNT_EXISTS(0x27, "Sink doesn't exist"),
    /** Timestamp malformed or outside the tolerance. */
    INVALID_TIMESTAMP(0x28, "Invalid timestamp"),
    /** Nonce malformed or seen before. */
    INVALID_NONCE(0x29, "Invalid nonce"),
    /** Malformed message id. */
    INVALID_MID(0x2A, "Invalid mid"),
    /** No such message. */
    MESSAGE_DOESNT_EXISTS(0x2B, "Message doesn't exists"),
    /** Too many messages in one call. */
    MAX_SIZE_OF_MESSAGE_BULK_EXCEEDED(0x2C, "Max size of message bulk exceeded"),
    /** Malformed `user#host`, or it does not match the key. */
    INVALID_HASHMAIL(0x2D, "Invalid hashmail"),
    /** Malformed presence record. */
    INVALID_USER_PRESENCE(0x2E, "Invalid user presence"),
    /** Unknown access mode of a sink. */
    INVALID_SINK_ACL(0x2F, "Invalid sink acl"),
    /** Caller may not do this. */
    ACCESS_DENIED(0x30, "Access denied"),
    /** Operation does not fit the state of the object. */
    INVALID_STATE(0x31, "Invalid state"),
    /** Sink id taken. */
    SINK_ALREADY_EXISTS(0x32, "Sink already exists"),
    /** Modification counter malformed or not the expected one. */
    INVALID_MOD_SEQ(0x33, "Invalid mod seq"),
    /** Descriptor id taken. */
    DESCRIPTOR_ALREADY_EXISTS(0x34, "Descriptor already exists"),
    /** `loginData` longer than 1024 characters. */
    INVALID_LOGIN_DATA(0x35, "Invalid login data"),
    /** Host malformed or not served here. */
    INVALID_HOST(0x36, "Invalid host"),
    /** Lock id malformed or not the current one. */
    INVALID_DESCRIPTOR_LOCK(0x37, "Invliad descriptor lock"),
    /** Descriptor is locked by somebody else. */
    DESCRIPTOR_LOCKED(0x38, "Descriptor locked"),
    /** Malformed e-mail address. */
    INVALID_EMAIL(0x39, "Invalid email"),
    /** Not a two-letter lower-case code. */
    INVALID_LANGUAGE(0x3A, "Invalid language"),
    /** Description longer than 1024 characters. */
    INVALID_DESCRIPTION(0x3B, "Invalid description"),
    /** Server is full. */
    MAX_USERS_COUNT_EXCEEDED(0x3C, "Max users count exceeded"),
    /** Logins are switched off. */
    LOGIN_BLOCKED(0x3D, "Login blocked"),
    /** Mail settings do not work. */
    INVALID_SMTP_CONFIG(0x3E, "Invalid SMTP config"),
    /** Configuration could not be stored. */
    CANNOT_SAVE_CONFIG(0x3F, "Cannot save config"),
    /** Too many failed logins from the address. */
    LOGIN_REJECTED(0x40, "Login rejected"),
    /** Host of the sender is on the blacklist. */
    HOST_BLACKLISTED(0x41, "Host blacklisted"),
    /** Object named as source does not hold the block. */
    INVALID_BLOCK_SOURCE(0x42, "Invalid block source"),
    /** Transfer unknown, expired, or not for this purpose. */
    INVALID_TRANSFER_SESSION(0x43, "Invalid transfer session"),
    /** Object has too many blocks. */
    MAX_COUNT_OF_BLOCKS_EXCEEDED(0x44, "Max count of blocks exceeded"),
    /** Form extension refused the message. */
    SECURE_FORM_VALIDATION_FAILED(0x45, "Secure form validation callback returned false"),
    /** User name is reserved. */
    FORBIDDEN_USERNAME(0x46, "Forbidden username"),
    /** Malformed document id. */
    INVALID_DOCUMENT_ID(0x47, "Invalid document id"),
    /** No such document. */
    DOCUMENT_DOESNT_EXISTS(0x48, "Document doesn't exists"),
    /** Key infrastructure document does not pass the checks. */
    INVLIAD_PKI_DOCUMENT(0x49, "Invalid pki document"),
    /** Ours: a call that changes something came under keys of {@code ecdhef} alone, so it may have been recorded. */
    FRESH_KEYS_REQUIRED(0x60, "Fresh keys required"),
    /** Ours: so many blocks for so many transfers in one call are too much work. */
    BLOCKS_TIMES_TRANSFERS_EXCEEDED(0x61, "Too many blocks for so many transfers"),
    /** Ours: too many unfinished transfers of this caller, or of all. */
    TOO_MANY_TRANSFERS(0x62, "Too many unfinished transfers"),
    /** Ours: unfinished transfers of this caller, or of all, hold too many bytes. */
    TRANSFER_BYTES_EXCEEDED(0x63, "Too many bytes in unfinished transfers"),
    /** Ours: the sink, or its owner, holds as much from anonymous senders as it may. */
    MAILBOX_FULL(0x64, "Mailbox full"),
    /** Ours: the server holds as much from anonymous senders as it may. */
    ANONYMOUS_MAIL_FULL(0x65, "No room for anonymous mail"),
    /** Too little room on the server's disk for what would be stored; nothing was done. */
    DISK_FULL(0x70, "Disk full"),
    /** The database does not answer at the moment, or has too much to do; nothing was done. */
    DATABASE_UNAVAILABLE(0x71, "Database unavailable");

    private static final Map<Integer, ErrorCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::code, Function.identity()));

    private final int code;
    private final String message;

    ErrorCode(int code, String message) {
        this.code = code;
        this.message = message;
    }

    public int code() {
        return code;
    }

    public String message() {
        return message;
    }

    /** The entry with this number, if the catalogue has one. */
    public static Optional<ErrorCode> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
