package org.postern.protocol.directory.vrf;

import org.postern.protocol.directory.EntryName;

/** The public key by which a server places names, and so the function it uses (pki.md §5, §19.3). */
public sealed interface IndexKey permits LegacyIndexKey, EcvrfIndexKey {
    /** Bits of every index. */
    int indexLength();

    /** Judges a claim about a name. */
    IndexVerdict verify(EntryName name, IndexProof proof);
}
