package org.postern.console.users;

/** What an administrator can do, in words: on the button, before it is done, and after. */
enum Deed {
    BLOCK(
            "Block",
            "Block %s?",
            "All sessions end at once, and nobody logs in as this user until you unblock. Nothing is deleted.",
            "Blocked and logged out everywhere.",
            true),
    UNBLOCK("Unblock", "Unblock %s?", "Logging in works again with the same password.", "Unblocked.", false),
    END_SESSIONS(
            "End sessions",
            "End the sessions of %s?",
            "Every device is logged out at once. Logging in again is not hindered.",
            "Logged out everywhere.",
            true),
    FORGIVE(
            "Forgive failed logins",
            "Forgive failed logins %s?",
            "Tries are counted anew. If somebody is guessing passwords, he gets new tries too.",
            "Forgiven. Logins are counted anew.",
            false);

    private final String title;
    private final String question;
    private final String meaning;
    private final String done;
    private final boolean harsh;

    Deed(String title, String question, String meaning, String done, boolean harsh) {
        this.title = title;
        this.question = question;
        this.meaning = meaning;
        this.done = done;
        this.harsh = harsh;
    }

    String title() {
        return title;
    }

    String question(String whose) {
        return question.formatted(whose);
    }

    String meaning() {
        return meaning;
    }

    String done() {
        return done;
    }

    /** Whether somebody is interrupted by it. */
    boolean isHarsh() {
        return harsh;
    }
}
