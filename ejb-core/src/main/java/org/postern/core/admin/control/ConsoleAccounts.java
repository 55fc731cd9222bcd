package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.core.admin.SetUpRefused;
import org.postern.core.admin.SetUpRefused.Reason;
import org.postern.core.admin.entity.ConsoleAccount;
import org.postern.core.admin.entity.ConsoleSetup;
import org.postern.core.token.OneTimeToken;
import org.postern.crypto.kdf.Pbkdf2;

/** The accounts of the console, and the code with which the first one is made. */
@Dependent
public class ConsoleAccounts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{3,64}");
    private static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD = 256;
    private static final int SALT_LENGTH = 16;
    private static final int DIGEST_LENGTH = 64;

    /** OWASP's figure for PBKDF2 with HMAC-SHA-512. */
    private static final int ITERATIONS = 210_000;

    private final EntityManager entities;
    private final SecureRandom random;

    @Inject
    public ConsoleAccounts(EntityManager entities, SecureRandom random) {
        this.entities = entities;
        this.random = random;
    }

    public boolean none() {
        return entities.createQuery("select count(c) from ConsoleAccount c", Long.class)
                        .getSingleResult()
                == 0;
    }

    public boolean setUpPending() {
        return find().isPresent() && none();
    }

    /** Makes a code; an earlier one is void. */
    public OneTimeToken renewCode() {
        OneTimeToken code = OneTimeToken.random(random);
        find().ifPresentOrElse(setup -> setup.renew(code), () -> entities.persist(new ConsoleSetup(code)));
        return code;
    }

    /**
     * Makes the first account, and uses up the code.
     *
     * @param password wiped by whoever has it
     */
    public void setUp(OneTimeToken code, String name, char[] password) throws SetUpRefused {
        ConsoleSetup setup = find().filter(any -> none()).orElseThrow(() -> new SetUpRefused(Reason.NOT_PENDING));
        if (!setup.hasTriesLeft()) {
            throw new SetUpRefused(Reason.TOO_MANY_TRIES);
        }
        if (!NAME.matcher(name).matches()) {
            throw new SetUpRefused(Reason.INVALID_NAME);
        }
        if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) {
            throw new SetUpRefused(Reason.INVALID_PASSWORD);
        }
        if (!setup.matches(code)) {
            throw new SetUpRefused(Reason.WRONG_CODE);
        }
        entities.remove(setup);
        entities.persist(account(name, password));
    }

    /**
     * The salted password of SCRAM is PBKDF2 with the hash's own length (RFC 5802 §2.2, Hi). The sign-in of the application
     * server brings what is typed into the form NFKC first, so the same is done here.
     */
    private ConsoleAccount account(String name, char[] password) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        char[] normal = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC)
                .toCharArray();
        byte[] digest = Pbkdf2.hmacSha512(normal, salt, ITERATIONS, DIGEST_LENGTH);
        try {
            Base64.Encoder base64 = Base64.getEncoder();
            return new ConsoleAccount(
                    name,
                    base64.encodeToString(digest),
                    base64.encodeToString(salt),
                    ITERATIONS,
                    ConsoleAccount.ADMINISTRATOR);
        } finally {
            Arrays.fill(digest, (byte) 0);
            Arrays.fill(normal, '\0');
        }
    }

    /** Locked: of two people with the same link one comes second. */
    private Optional<ConsoleSetup> find() {
        return Optional.ofNullable(entities.find(ConsoleSetup.class, ConsoleSetup.KEY, LockModeType.PESSIMISTIC_WRITE));
    }
}
