package org.postern.appliance.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.storage.DescriptorReference;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.FileMeta;
import org.postern.client.storage.Progress;
import org.postern.crypto.ec.EcPrivateKey;

/** People of one account who store small objects all the time, log in again when they must, and remember what was acknowledged. */
final class Load implements AutoCloseable {
    private static final int PEOPLE = 8;
    private static final int SIZE = 3000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final TestAppliance appliance;
    private final EcPrivateKey login;
    private final Map<DescriptorReference, byte[]> acknowledged = new ConcurrentHashMap<>();
    private final Map<DescriptorReference, String> failed = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    private final SecureRandom random = new SecureRandom();

    /** @param login the recovery key of the account: passwords are mixed too long for so many logins */
    Load(TestAppliance appliance, EcPrivateKey login) {
        this.appliance = appliance;
        this.login = login;
        for (int i = 0; i < PEOPLE; i++) {
            people.execute(this::work);
        }
    }

    private void work() {
        while (!over.get()) {
            try (ServerSession session = appliance.open()) {
                session.loginWithKey(login);
                Descriptors descriptors = new Descriptors(session);
                while (!over.get()) {
                    store(descriptors);
                }
            } catch (ClientFailure | IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void store(Descriptors descriptors) throws ClientFailure, IOException {
        byte[] content = new byte[SIZE];
        random.nextBytes(content);
        DescriptorReference reference = DescriptorReference.create(appliance.address(), random);
        long begin = System.nanoTime();
        try {
            var _ = descriptors.create(
                    reference,
                    new FileMeta(SIZE, 0, 0, "application/octet-stream", "x", FileMeta.Type.FILE),
                    new ByteArrayInputStream(content),
                    Progress.SILENT);
            acknowledged.put(reference, content);
        } catch (ClientFailure failure) {
            failed.put(reference, failure.sentence());
            throw failure;
        } finally {
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        }
    }

    /** What was tried and not acknowledged, with what the client said of it. */
    Map<DescriptorReference, String> failures() {
        return Map.copyOf(failed);
    }

    /** How long the slowest object took, whether it was stored or not. */
    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** What was acknowledged up to now, with its content. */
    Map<DescriptorReference, byte[]> objects() {
        return Map.copyOf(acknowledged);
    }

    @Override
    public void close() {
        end();
    }

    /** Nobody stores anything any more; what was acknowledged stays known. */
    void end() {
        over.set(true);
        people.shutdown();
        try {
            if (!people.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("expected the load to end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("expected not to be interrupted", e);
        }
    }
}
