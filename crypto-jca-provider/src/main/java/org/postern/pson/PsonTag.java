package org.postern.pson;

/** Tag bytes of PSON (transport.md §5.2); every tag below {@link #NULL} is an integer by itself. */
final class PsonTag {
    static final int NULL = 0xf0;
    static final int TRUE = 0xf1;
    static final int FALSE = 0xf2;
    static final int EMPTY_OBJECT = 0xf3;
    static final int EMPTY_ARRAY = 0xf4;
    static final int EMPTY_STRING = 0xf5;
    static final int OBJECT = 0xf6;
    static final int ARRAY = 0xf7;
    static final int INTEGER = 0xf8;
    static final int LONG = 0xf9;
    static final int FLOAT = 0xfa;
    static final int DOUBLE = 0xfb;
    static final int STRING = 0xfc;
    static final int STRING_GET = 0xfe;
    static final int BINARY = 0xff;

    private PsonTag() {}
}
