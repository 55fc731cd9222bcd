package org.postern.core.account.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.account.control.LoginTraces.OfPair;
import org.postern.core.account.control.PendingLogin.ByKey;
import org.postern.core.account.control.PendingLogin.ByPassword;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpServer;
import org.postern.protocol.id.Username;

/** What every store of begun logins has to keep (transport.md §11.1). */
public abstract class PendingLoginsContract {
    private static final SrpGroup GROUP = SrpGroup.RFC5054_1024;
    private static final Attempt ATTEMPT =
            new Attempt(new OfPair(LoginSubject.of("alice"), Address.parse("192.0.2.1")), LoginKind.KEY, false);

    protected final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();

    /** An empty store that goes by the clock above. */
    protected abstract PendingLogins pending();

    protected static ByPassword begun(SrpServer server) {
        return new ByPassword(ATTEMPT, server.state(), Optional.of(new Username("alice")));
    }

    protected SrpServer server() {
        return SrpServer.create(GROUP, SrpClient.verifier(GROUP, "alice", "password", new byte[16]), random);
    }

    @Test
    void passwordLoginGoesOnFromWhatWasKept() throws Exception {
        PendingLogins pending = pending();
        SrpServer first = server();
        pending.keep("id", begun(first));
        SrpClient client = SrpClient.create(GROUP, random);
        SrpAgreement asked = client.agree("alice", "password", new byte[16], first.publicValue());

        ByPassword kept = pending.take("id").orElseThrow().as(ByPassword.class).orElseThrow();
        SrpAgreement agreed = SrpServer.resume(kept.srp()).accept(client.publicValue(), asked.m1());
        assertEquals(asked.m2(), agreed.m2());
        assertEquals(ATTEMPT, kept.attempt());
        assertEquals(Optional.of(new Username("alice")), kept.user());
    }

    @Test
    void keyLoginGoesOnFromWhatWasKept() {
        PendingLogins pending = pending();
        EcPrivateKey recovery = EcPrivateKey.generate(random);
        EcPrivateKey oneTime = EcPrivateKey.generate(random);
        byte[] scalar = oneTime.scalar();
        pending.keep("id", new ByKey(ATTEMPT, new Username("alice"), recovery.publicKey(), oneTime));

        ByKey kept = pending.take("id").orElseThrow().as(ByKey.class).orElseThrow();
        assertEquals(recovery.publicKey(), kept.recoveryKey());
        assertArrayEquals(scalar, kept.oneTime().scalar());
        assertEquals(new Username("alice"), kept.user());
        assertEquals(ATTEMPT, kept.attempt());
    }

    @Test
    void loginIsFoundUntilItIsTaken() {
        PendingLogins pending = pending();
        pending.keep("id", begun(server()));

        assertTrue(pending.find("id").isPresent());
        assertTrue(pending.find("id").isPresent());
        assertTrue(pending.find("another").isEmpty());
        assertTrue(pending.take("id").isPresent());
        assertTrue(pending.find("id").isEmpty());
        assertTrue(pending.take("id").isEmpty());
    }

    @Test
    void loginIsForgottenAfterAMinuteWhetherFoundOrNot() {
        PendingLogins pending = pending();
        pending.keep("id", begun(server()));

        clock.advance(Duration.ofMillis(59_999));
        assertTrue(pending.find("id").isPresent());
        clock.advance(Duration.ofMillis(1));
        assertTrue(pending.find("id").isEmpty());
        assertTrue(pending.take("id").isEmpty());
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1})
    @DisplayName("a clock that is set neither ends a begun login nor revives one")
    void clockThatIsSetDoesNothingToBegunLogins(int hours) {
        PendingLogins pending = pending();
        pending.keep("id", begun(server()));

        clock.advance(Duration.ofSeconds(59));
        clock.set(Duration.ofHours(hours));
        assertTrue(pending.find("id").isPresent(), "it has a second left");
        clock.advance(Duration.ofSeconds(1));
        clock.set(Duration.ofHours(hours));
        assertTrue(pending.take("id").isEmpty(), "it was forgotten");
    }

    @Test
    void ofSixteenThatTakeItOneGetsIt() throws Exception {
        PendingLogins pending = pending();
        pending.keep("id", begun(server()));
        CyclicBarrier together = new CyclicBarrier(16);
        Callable<Boolean> take = () -> {
            together.await();
            return pending.take("id").isPresent();
        };
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> one :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> take).toList())) {
                taken += one.get() ? 1 : 0;
            }
        }
        assertEquals(1, taken);
    }

    @Test
    void endedLoginHasNoSecretLeft() {
        ByPassword byPassword = begun(server());
        ByKey byKey = new ByKey(
                ATTEMPT,
                new Username("alice"),
                EcPrivateKey.generate(random).publicKey(),
                EcPrivateKey.generate(random));
        assertFalse(isWiped(byPassword));

        byPassword.destroy();
        byKey.destroy();
        assertTrue(isWiped(byPassword));
        assertTrue(byKey.oneTime().isDestroyed());
        assertEquals(
                BigInteger.ZERO,
                new BigInteger(1, byPassword.srp().privateValue()),
                "no private value goes on from here");
    }

    protected static boolean isWiped(ByPassword login) {
        byte[] b = login.srp().privateValue();
        return Arrays.equals(b, new byte[b.length]);
    }
}
