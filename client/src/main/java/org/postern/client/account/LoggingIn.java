package org.postern.client.account;

import java.util.Optional;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.hd.Mnemonic;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.NoParams;

/** Login by password or by recovery words, up to the keys of the account (client.md §14 "Login"). */
public final class LoggingIn {
    private LoggingIn() {}

    /**
     * Logs in on a standard connection and opens the private data.
     *
     * @throws ClientFailure with {@code LoginRefused} for a wrong name or password, with {@code VerificationFailed} if the
     *     account's published key is not the one its own data holds
     */
    public static Account logIn(ServerSession session, Hashmail address, Password password) throws ClientFailure {
        session.login(address, password);
        byte[] sealed = session.call(AccountMethods.GET_PRIV_DATA, NoParams.NONE)
                .orElseThrow(() -> new UnexpectedAnswer("The server holds no private data of this account."));
        PrivateData privateData = PrivateData.open(password.privateDataKey(), sealed);
        AccountMethods.MyData mine = session.call(AccountMethods.GET_MY_DATA, NoParams.NONE);
        requireOwnKey(privateData, mine);
        session.config();
        return new Account(session, address, privateData, mine.isAdmin());
    }

    /**
     * Logs in with recovery words alone and gives the account a new password (client.md §14 "Login with recovery words").
     * Key login says nothing of the server (transport.md §9.5), but the sealed keys it has to answer with open only if it
     * holds what the account's owner left there. Then the new password is tried at once, which proves the server itself.
     *
     * @param session a standard connection
     * @throws ClientFailure with {@code LoginRefused} if no account has these words
     */
    public static Account logIn(ServerSession session, Mnemonic words, Password newPassword) throws ClientFailure {
        session.loginWithKey(RecoverySeal.loginKey(words));
        RecoveryData sealed = session.call(AccountMethods.GET_RECOVERY_DATA, NoParams.NONE)
                .orElseThrow(() -> new UnexpectedAnswer("The server holds no recovery data of this account."));
        PrivateData privateData = RecoverySeal.open(words, sealed);
        AccountMethods.MyData mine = session.call(AccountMethods.GET_MY_DATA, NoParams.NONE);
        requireOwnKey(privateData, mine);
        PasswordCredentials credentials =
                PasswordCredentials.make(session, mine.username(), newPassword, privateData.with(words));
        session.call(
                AccountMethods.SET_CREDENTIALS,
                new AccountMethods.NewCredentials(
                        credentials.salt(),
                        credentials.verifier(),
                        credentials.privateData(),
                        credentials.parameters().toJson(),
                        PrivateData.VERSION,
                        Optional.empty()));
        return logIn(session, new Hashmail(mine.username(), session.server().toString()), newPassword);
    }

    private static void requireOwnKey(PrivateData privateData, AccountMethods.MyData mine) throws VerificationFailed {
        try {
            Keystore published = Keystore.decode(mine.keystore());
            if (published.primaryKey().equals(privateData.keys().identity().publicKey())) {
                return;
            }
        } catch (KeystoreException e) {
            throw new VerificationFailed("The account's published key cannot be read. Tell your administrator.", e);
        }
        throw new VerificationFailed("Your own key in the directory is not the one you made. Do not log in elsewhere."
                + " Tell your administrator.");
    }
}
