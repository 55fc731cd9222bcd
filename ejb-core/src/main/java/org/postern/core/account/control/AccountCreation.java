package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.postern.core.account.entity.Account;
import org.postern.core.account.entity.Credentials;
import org.postern.core.account.entity.Invitation;
import org.postern.core.account.entity.PublishedKeystore;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.signed.SignedText;

/** Account creation: a verifier instead of a password, a keystore that its owner signed (api.md §13 {@code register}). */
@Dependent
public class AccountCreation {
    private static final HexFormat HEX = HexFormat.of();

    private final Admission admission;
    private final AccountRecords accounts;
    private final Passwords passwords;
    private final InstantSource clock;

    @Inject
    public AccountCreation(Admission admission, AccountRecords accounts, Passwords passwords, InstantSource clock) {
        this.admission = admission;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes the account.
     *
     * @throws ProtocolException the first refusal in the order of the reference; nothing is changed then
     */
    public void register(Register request) throws ProtocolException {
        UserKeystore keystore = UserKeystore.read(request.keystore(), request.kis());
        Credentials credentials = passwords.credentials(
                request.srpSalt(),
                request.srpVerifier(),
                request.loginData(),
                request.weakPassword().orElse(false));
        Optional<Invitation> invitation = admission.admit(request);
        requireSignature(request, keystore.identityKey());
        keystore.requireOwner(request.username());
        accounts.add(account(
                request,
                keystore,
                credentials,
                invitation.map(Invitation::isAdmin).orElse(false)));
        invitation.ifPresent(used -> used.use(clock.millis()));
    }

    private static void requireSignature(Register request, EcPublicKey identity) throws ProtocolException {
        SignedText text = SignedText.register(
                request.username().text(),
                request.pin(),
                request.token(),
                HEX.formatHex(request.srpSalt()),
                request.srpVerifier(),
                identity);
        if (!request.signature().verifies(identity, text)) {
            throw new ProtocolException(ErrorCode.INVALID_SIGNATURE);
        }
    }

    private Account account(Register request, UserKeystore keystore, Credentials credentials, boolean admin) {
        return new Account(
                request.username(),
                request.host().toLowerCase(Locale.ROOT),
                admin,
                credentials,
                new PublishedKeystore(keystore.identityKey().compressed(), request.keystore(), request.kis()),
                new Account.SealedData(request.privData(), request.dataVersion()),
                new Account.Contact(request.email(), request.language()),
                clock.millis());
    }
}
