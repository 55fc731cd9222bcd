package org.postern.protocol.directory.lookup;

import org.postern.protocol.directory.history.HeaderFault;
import org.postern.protocol.directory.vrf.IndexVerdict;

/** Every way in which an answer about a name can be wrong, in the order of pki.md §9. */
public enum LookupFault {
    /** The answer has not the form of one. */
    MALFORMED("The answer is no answer of a directory."),
    /** Step 1: the server's keystore cannot be read or is not valid. */
    SERVER_KEYSTORE("The server's keystore is not valid."),
    /** Step 1: the answer holds under another key than the pinned one. */
    SERVER_KEY_CHANGED("The server shows another key than the one known."),
    /** Step 2: the revision is not the hash of the header. */
    HEADER_HASH("The revision is not the hash of its header."),
    /** Step 2: the header is of another version of the format. */
    HEADER_VERSION("The header is of an unknown version."),
    /** Step 2: another key signed the header. */
    HEADER_ISSUER("The header is signed by another key."),
    /** Step 2: the signature of the header does not hold. */
    HEADER_SIGNATURE("The signature of the header does not hold."),
    /** A revision was asked for, and another one is answered. */
    OTHER_REVISION("The answer is about another revision than the one asked for."),
    /** Step 3: header and keystore do not agree by which key names are placed. */
    INDEX_KEY("The server does not say by which key it places names."),
    /** Step 3: the proof is of another function than the server's. */
    INDEX_FUNCTION("The place of the name is proven by another function than this server's."),
    /** Step 3: the value is no index. */
    INDEX_FORM("The place of the name is no place."),
    /** Step 3: the value is not the index of this name under this key. */
    INDEX_VALUE("The place is not the one of this name."),
    /** Step 3: the proof does not hold. */
    INDEX_PROOF("The proof of the place does not hold."),
    /** Step 4: there is no path, or it ends neither at the name nor beside it. */
    PATH_END("The path ends nowhere."),
    /** Step 4: the path ends at the name, and the entry is missing. */
    LEAF_WITHHELD("The entry exists and is withheld."),
    /** Step 4: the path ends elsewhere, and there is an entry all the same. */
    LEAF_UNEXPECTED("The entry is not the one at the end of the path."),
    /** Step 5: the path is cut short, so that it shows no absence. */
    FALSE_ABSENCE("The path is cut and does not show that the entry is missing."),
    /** Step 6: the entry names another name. */
    LEAF_NAME("The entry is one of another name."),
    /** Step 6: the entry stands at another place. */
    LEAF_INDEX("The entry stands at another place."),
    /** Step 6: the content of the entry is not the one in the tree. */
    LEAF_CONTENT("The content of the entry is not the one in the tree."),
    /** Step 6: the container cannot be read. */
    CONTAINER_MALFORMED("The keystore cannot be read."),
    /** Step 6: the container is not valid. */
    CONTAINER_INVALID("The keystore is not valid."),
    /** Step 6: the integration signature does not hold. */
    KIS("No key of the keystore has signed for it."),
    /** Step 6: the whole container was asked for, and it has not the hash in the tree. */
    DATA_HASH("The keystore is not the one in the tree."),
    /** Step 6: the hash of the leaf is not the one of its parts. */
    LEAF_HASH("The hash of the entry is wrong."),
    /** Step 7: an element of the path does not lie above the one before. */
    PATH_ORDER("The path does not lead upwards."),
    /** Step 8: the path leads to another root. */
    ROOT("The path leads to another root."),
    /** Step 9: the revision is not on the server's verified history. */
    NOT_ON_HISTORY("The revision is not on the server's history."),
    /** Step 9: the entry claims to be made by a revision that is not on the history. */
    LEAF_REVISION("The entry is said to be of a revision that is not on the server's history.");

    private final String sentence;

    LookupFault(String sentence) {
        this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    static LookupFault of(HeaderFault fault) {
        return switch (fault) {
            case HASH -> HEADER_HASH;
            case VERSION -> HEADER_VERSION;
            case ISSUER -> HEADER_ISSUER;
            case SIGNATURE -> HEADER_SIGNATURE;
        };
    }

    static LookupFault of(IndexVerdict.Fault fault) {
        return switch (fault) {
            case FUNCTION -> INDEX_FUNCTION;
            case FORM -> INDEX_FORM;
            case VALUE -> INDEX_VALUE;
            case PROOF -> INDEX_PROOF;
        };
    }
}
