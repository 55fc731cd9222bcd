package org.postern.protocol.directory.write;

import java.util.Map;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.tree.Growth;
import org.postern.protocol.keystore.KeyContainer;

/**
 * What one commit stores, all of it or nothing (pki.md §7.2).
 *
 * @param header the new head
 * @param growth the new nodes, each made by this revision
 * @param containers the new containers by data hash
 */
public record Commit(SignedHeader header, Growth growth, Map<Hash, KeyContainer> containers) {
    public Commit {
        containers = Map.copyOf(containers);
    }
}
