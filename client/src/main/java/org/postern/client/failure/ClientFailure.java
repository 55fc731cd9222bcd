package org.postern.client.failure;

/** Why a deed of the client did not succeed (api.md §5, transport.md §21); the message is a sentence for people, without secrets. */
public abstract sealed class ClientFailure extends Exception
        permits CallRefused,
                FileProblem,
                LoginRefused,
                OutcomeUnknown,
                ServerKeyUnknown,
                ServerUnreachable,
                UnexpectedAnswer,
                VerificationFailed,
                WrongUse {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    ClientFailure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    ClientFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** The message, which is always there. */
    public String sentence() {
        return sentence;
    }
}
