package org.postern.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VectorTableTest {
    @Test
    void everyGroupOfPrimitivesHasAsManyVectorsAsTheTableSays() {
        Map<String, Integer> found = new TreeMap<>();
        Vectors.eachGroup(group -> {
            if (Vectors.TABLE.containsKey(group.getKey())) {
                found.put(group.getKey(), group.getValue().size());
            }
        });
        assertEquals(new TreeMap<>(Vectors.TABLE), found);
    }
}
