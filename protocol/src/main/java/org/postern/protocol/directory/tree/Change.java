package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;

/** What is to be done to one entry (pki.md §6.3 to §6.5). Who may do it has been asked before. */
public sealed interface Change {
    /** The full index of the entry. */
    BitString index();

    /** A first version; the entry must not be there. */
    record Insert(BitString index, EntryName name, Hash dataHash, Octets kis) implements Change {}

    /** The next version; the entry must be there. It remembers the revision that made the one before. */
    record Replace(BitString index, Hash dataHash, Octets kis) implements Change {}

    /** The entry goes, which no server of 2018 does. It must be there. */
    record Remove(BitString index) implements Change {}
}
