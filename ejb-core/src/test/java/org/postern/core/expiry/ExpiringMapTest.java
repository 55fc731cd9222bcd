package org.postern.core.expiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.TestClock;

class ExpiringMapTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final List<String> forgotten = new ArrayList<>();

    @Test
    void valueIsForgottenWhenItsTimeIsOver() {
        ExpiringMap<Integer, String> map = ExpiringMap.fixed(MINUTE, 10, clock.uptime(), forgotten::add);
        map.put(1, "one");

        clock.advance(MINUTE.minusMillis(1));
        assertEquals(Optional.of("one"), map.get(1));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.empty(), map.get(1));
        assertEquals(List.of("one"), forgotten);
    }

    @Test
    void useMovesTheEndOfASlidingValueOnly() {
        ExpiringMap<Integer, String> map = ExpiringMap.sliding(MINUTE, 10, clock.uptime());
        map.put(1, "used");
        map.put(2, "idle");

        clock.advance(Duration.ofSeconds(40));
        assertEquals(Optional.of("used"), map.get(1));
        clock.advance(Duration.ofSeconds(40));
        assertEquals(Optional.of("used"), map.get(1));
        assertEquals(Optional.empty(), map.get(2));
    }

    @Test
    void oldestMakesRoom() {
        ExpiringMap<Integer, String> map = ExpiringMap.fixed(MINUTE, 2, clock.uptime(), forgotten::add);
        map.put(1, "one");
        map.put(2, "two");
        map.put(3, "three");

        assertEquals(List.of("two", "three"), map.values());
        assertEquals(List.of("one"), forgotten);
    }

    @Test
    void takenValueIsGoneAndNotForgotten() {
        ExpiringMap<Integer, String> map = ExpiringMap.fixed(MINUTE, 2, clock.uptime(), forgotten::add);
        map.put(1, "one");

        assertEquals(Optional.of("one"), map.take(1));
        assertEquals(Optional.empty(), map.take(1));
        assertEquals(List.of(), forgotten);
    }

    @Test
    void changedValueKeepsItsEndAndItsPlace() {
        ExpiringMap<Integer, String> map = ExpiringMap.fixed(MINUTE, 2, clock.uptime(), forgotten::add);
        map.put(1, "one");
        map.put(2, "two");

        clock.advance(Duration.ofSeconds(40));
        assertEquals(Optional.of(3), map.change(1, value -> new ExpiringMap.Change<>("uno", value.length())));
        assertEquals(List.of("uno", "two"), map.values());
        clock.advance(Duration.ofSeconds(20));
        assertEquals(Optional.empty(), map.change(1, value -> new ExpiringMap.Change<>(value, "found")));
    }

    @Test
    void mergedValueKeepsItsEnd() {
        ExpiringMap<Integer, Integer> map = ExpiringMap.fixed(MINUTE, 2, clock.uptime(), _ -> {});

        assertEquals(1, map.merge(1, 1, Integer::sum));
        clock.advance(Duration.ofSeconds(40));
        assertEquals(2, map.merge(1, 1, Integer::sum));
        clock.advance(Duration.ofSeconds(40));
        assertEquals(1, map.merge(1, 1, Integer::sum));
    }
}
