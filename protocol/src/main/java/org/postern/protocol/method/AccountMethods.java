package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Signature;
import org.postern.protocol.id.Username;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Types.Done;
import org.postern.protocol.wire.Wires;

/** Accounts (api.md §13). */
public final class AccountMethods {
    private AccountMethods() {}

    /** A new account: the verifier instead of a password, the private data sealed by the client. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record Register(
            Username username,
            String host,
            byte[] srpSalt,
            String srpVerifier,
            String loginData,
            String pin,
            String token,
            byte[] privData,
            byte[] keystore,
            byte[] kis,
            Signature signature,
            String email,
            String language,
            String dataVersion,
            Optional<Boolean> weakPassword) {
        static final RecordWire<Register> WIRE = RecordWire.of(lookup(), Register.class)
                .with("username", Types.USERNAME)
                .with("host", Types.HOST)
                .with("srpSalt", Types.SRP_SALT)
                .with("srpVerifier", Types.SRP_VERIFIER)
                .with("loginData", Types.LOGIN_DATA)
                .with("pin", Types.PIN)
                .with("token", Types.TOKEN)
                .with("privData", Types.PRIVATE_DATA)
                .with("keystore", Types.KEYSTORE)
                .with("kis", Types.KEYSTORE)
                .with("signature", Types.SIGNATURE)
                .with("email", Types.EMAIL)
                .with("language", Types.LANGUAGE)
                .with("dataVersion", Types.DATA_VERSION)
                .optional("weakPassword", Wires.bool())
                .build();
    }

    /** What an account is told of itself; {@code keystore} is the published one. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record MyData(
            String username,
            boolean isAdmin,
            boolean secureFormsEnabled,
            boolean contactFormEnabled,
            List<String> plugins,
            byte[] keystore) {
        static final RecordWire<MyData> WIRE = RecordWire.of(lookup(), MyData.class)
                .with("username", Wires.text(1, 20))
                .with("isAdmin", Wires.bool())
                .with("secureFormsEnabled", Wires.bool())
                .with("contactFormEnabled", Wires.bool())
                .with("plugins", Wires.list(Wires.text(1, 100), 0, l -> 100))
                .with("keystore", Wires.binary(l -> 1 << 20))
                .open()
                .build();
    }

    /** The private data record, sealed by the client. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record PrivateData(byte[] privData, String dataVersion) {
        static final RecordWire<PrivateData> WIRE = RecordWire.of(lookup(), PrivateData.class)
                .with("privData", Types.PRIVATE_DATA)
                .with("dataVersion", Types.DATA_VERSION)
                .build();
    }

    /** A new password: all that depends on it is replaced at once. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record NewCredentials(
            byte[] srpSalt,
            String srpVerifier,
            byte[] privData,
            String loginData,
            String dataVersion,
            Optional<Boolean> weakPassword) {
        static final RecordWire<NewCredentials> WIRE = RecordWire.of(lookup(), NewCredentials.class)
                .with("srpSalt", Types.SRP_SALT)
                .with("srpVerifier", Types.SRP_VERIFIER)
                .with("privData", Types.PRIVATE_DATA)
                .with("loginData", Types.LOGIN_DATA)
                .with("dataVersion", Types.DATA_VERSION)
                .optional("weakPassword", Wires.bool())
                .build();
    }

    /**
     * What an account is recovered by.
     *
     * @param pub the recovery key, which key login proves (transport.md §9.5)
     * @param data the account's keys, sealed for the holder of that key
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record RecoveryData(EcPublicKey pub, byte[] data) {
        static final RecordWire<RecoveryData> WIRE = RecordWire.of(lookup(), RecoveryData.class)
                .with("pub", Types.PUB58)
                .with("data", Wires.base64(8192))
                .build();
    }

    /** Recovery data together with the private data that names the same words. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record NewRecoveryData(byte[] privData, String dataVersion, RecoveryData recoveryData) {
        static final RecordWire<NewRecoveryData> WIRE = RecordWire.of(lookup(), NewRecoveryData.class)
                .with("privData", Types.PRIVATE_DATA)
                .with("dataVersion", Types.DATA_VERSION)
                .with("recoveryData", RecoveryData.WIRE)
                .build();
    }

    public static final Method<Register, Done> REGISTER =
            Method.declare("register", Access.REGISTRATION, Register.WIRE, Types.DONE);
    public static final Method<NoParams, MyData> GET_MY_DATA =
            Method.declare("getMyData", Access.USER, NoParams.WIRE, MyData.WIRE);
    public static final Method<NoParams, Optional<byte[]>> GET_PRIV_DATA =
            Method.declare("getPrivData", Access.USER, NoParams.WIRE, Wires.nullable(Types.PRIVATE_DATA));
    public static final Method<PrivateData, Done> SET_PRIV_DATA =
            Method.declare("setPrivData", Access.CREDENTIALS, PrivateData.WIRE, Types.DONE);
    public static final Method<NewCredentials, Done> SET_CREDENTIALS =
            Method.declare("setCredentials", Access.CREDENTIALS, NewCredentials.WIRE, Types.DONE);
    public static final Method<NoParams, Optional<RecoveryData>> GET_RECOVERY_DATA =
            Method.declare("getRecoveryData", Access.CREDENTIALS, NoParams.WIRE, Wires.nullable(RecoveryData.WIRE));
    public static final Method<NewRecoveryData, Done> SET_RECOVERY_DATA =
            Method.declare("setRecoveryData", Access.CREDENTIALS, NewRecoveryData.WIRE, Types.DONE);
    public static final Method<NoParams, String> INVITE =
            Method.declare("invite", Access.USER, NoParams.WIRE, Wires.text(1, 100));
}
