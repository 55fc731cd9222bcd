package org.postern.protocol.method;

import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.Username;
import org.postern.protocol.schema.Base64Bytes;
import org.postern.protocol.schema.Chars;
import org.postern.protocol.schema.Count;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Range;
import org.postern.protocol.schema.Says;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.signed.Signature;

/** Accounts (api.md §13). */
public final class AccountMethods {
    private AccountMethods() {}

    /** A new account: the verifier instead of a password, the private data sealed by the client. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record Register(
            Username username,

            @Says("one of the hosts this server serves") @Is("host")
            String host,

            @Is("srpSalt") byte[] srpSalt,
            @Is("srpVerifier") String srpVerifier,

            @Says("how the password is mixed, for the client itself") @Is("loginData")
            String loginData,

            @Is("pin") String pin,

            @Says("the invitation's, or empty where registration is open") @Is("token")
            String token,

            @Says("the account's secrets, sealed by the client") @Is("privData")
            byte[] privData,

            @Says("public keys only, certified by the identity key") @Is("keystore")
            byte[] keystore,

            @Says("signature that asks for the publication of the keystore") @Is("keystore")
            byte[] kis,

            Signature signature,
            @Is("email") String email,
            @Is("language") String language,
            @Is("dataVersion") String dataVersion,
            Optional<Boolean> weakPassword) {}

    /** What an account is told of itself; {@code keystore} is the published one. */
    @Open
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record MyData(
            @Chars(min = 1, max = 20) String username,
            boolean isAdmin,
            boolean secureFormsEnabled,
            boolean contactFormEnabled,
            @Count(max = 100) List<@Chars(min = 1, max = 100) String> plugins,
            @Says("the published one") @Is("keystoreBytes") byte[] keystore,

            @Says("new: to this account, between this login and the one before")
            Optional<@Range(max = Integer.MAX_VALUE) Long> failedLogins) {}

    /** The private data record, sealed by the client. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record PrivateData(
            @Is("privData") byte[] privData,
            @Is("dataVersion") String dataVersion) {}

    /** A new password: all that depends on it is replaced at once. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record NewCredentials(
            @Is("srpSalt") byte[] srpSalt,
            @Is("srpVerifier") String srpVerifier,
            @Is("privData") byte[] privData,
            @Is("loginData") String loginData,
            @Is("dataVersion") String dataVersion,
            Optional<Boolean> weakPassword) {}

    /**
     * What an account is recovered by.
     *
     * @param pub the recovery key, which key login proves (transport.md §9.5)
     * @param data the account's keys, sealed for the holder of that key
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record RecoveryData(
            @Says("the recovery key, which key login proves")
            EcPublicKey pub,

            @Says("the account's keys, sealed for the holder of that key") @Base64Bytes(max = 8192)
            byte[] data) {}

    /** Recovery data together with the private data that names the same words. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record NewRecoveryData(
            @Is("privData") byte[] privData,
            @Is("dataVersion") String dataVersion,
            RecoveryData recoveryData) {}

    public static final Method<Register, Done> REGISTER = Method.declare(
                    "register",
                    Access.REGISTRATION,
                    Register.class,
                    Types.DONE,
                    "Makes an account; the server gets a verifier, never the password.")
            .signed(
                    "signature",
                    "the identity key, the primary one of the keystore",
                    "`\"createUser\"` ‖ username ‖ pin ‖ token ‖ srpSalt (hex) ‖ srpVerifier (hex) ‖ identity pub58")
            .refuses(
                    ErrorCode.INVALID_JSON_PARAMETERS,
                    ErrorCode.INVALID_VERIFIER,
                    ErrorCode.INVALID_HOST,
                    ErrorCode.FORBIDDEN_USERNAME,
                    ErrorCode.USER_ALREADY_EXISTS,
                    ErrorCode.INVALID_PIN,
                    ErrorCode.INVALID_TOKEN,
                    ErrorCode.OPEN_REGISTRATION_DISABLED,
                    ErrorCode.INVALID_SIGNATURE,
                    ErrorCode.INVALID_IDENTITY_KEY,
                    ErrorCode.MAX_USERS_COUNT_EXCEEDED);
    public static final Method<NoParams, MyData> GET_MY_DATA = Method.declare(
                    "getMyData",
                    Access.USER,
                    NoParams.class,
                    Types.record(MyData.class),
                    "What the server knows of the caller's account.")
            .reads()
            .refuses(ErrorCode.USER_DOESNT_EXIST);
    public static final Method<NoParams, Optional<byte[]>> GET_PRIV_DATA = Method.declare(
                    "getPrivData",
                    Access.USER,
                    NoParams.class,
                    Schema.orNull(Types.PRIVATE_DATA),
                    "The caller's private data record, as it was sealed.")
            .reads()
            .refuses(ErrorCode.USER_DOESNT_EXIST);
    public static final Method<PrivateData, Done> SET_PRIV_DATA = Method.declare(
                    "setPrivData",
                    Access.CREDENTIALS,
                    PrivateData.class,
                    Types.DONE,
                    "Replaces the caller's private data record.")
            .changes()
            .refuses(ErrorCode.USER_DOESNT_EXIST);
    public static final Method<NewCredentials, Done> SET_CREDENTIALS = Method.declare(
                    "setCredentials",
                    Access.CREDENTIALS,
                    NewCredentials.class,
                    Types.DONE,
                    "Replaces the password and what is sealed with it; other sessions of the account end.")
            .changes()
            .refuses(ErrorCode.INVALID_VERIFIER, ErrorCode.USER_DOESNT_EXIST);
    public static final Method<NoParams, Optional<RecoveryData>> GET_RECOVERY_DATA = Method.declare(
                    "getRecoveryData",
                    Access.CREDENTIALS,
                    NoParams.class,
                    Schema.orNull(Types.record(RecoveryData.class)),
                    "What the caller's account is recovered by, null if nothing was stored.")
            .reads()
            .refuses(ErrorCode.USER_DOESNT_EXIST);
    public static final Method<NewRecoveryData, Done> SET_RECOVERY_DATA = Method.declare(
                    "setRecoveryData",
                    Access.CREDENTIALS,
                    NewRecoveryData.class,
                    Types.DONE,
                    "Replaces what the caller's account is recovered by.")
            .changes()
            .refuses(ErrorCode.USER_DOESNT_EXIST, ErrorCode.INVALID_JSON_PARAMETERS);
    public static final Method<NoParams, String> INVITE = Method.declare(
                    "invite", Access.USER, NoParams.class, Schema.text(1, 100), "The token of a new invitation.")
            .refuses(ErrorCode.INVITATION_DISABLED, ErrorCode.USER_DOESNT_EXIST);
}
