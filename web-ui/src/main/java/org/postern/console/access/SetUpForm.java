package org.postern.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person typed on the set-up page. The password is taken as it is: spaces and any letters belong to it.
 *
 * @param code the code of the set-up link, without blanks around it
 * @param name the administrator's name, without blanks around it
 * @param password the password
 * @param again the password a second time
 */
record SetUpForm(String code, String name, String password, String again) {

    /** Shortest password, in characters. */
    static final int SHORTEST_PASSWORD = 12;

    static SetUpForm of(HttpServletRequest request) {
        return new SetUpForm(
                field(request, "code").strip(),
                field(request, "name").strip(),
                field(request, "password"),
                field(request, "again"));
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** What has to be put right, by field and in the order of the page; empty when all is well. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (code.isEmpty()) {
            problems.put("code", "Enter the set-up code");
        }
        if (name.isEmpty()) {
            problems.put("name", "Enter a name");
        }
        long length = password.codePoints().count();
        if (length == 0) {
            problems.put("password", "Enter a password");
        } else if (length < SHORTEST_PASSWORD) {
            problems.put(
                    "password",
                    "The password must have %d characters or more. It has %d.".formatted(SHORTEST_PASSWORD, length));
        } else if (!password.equals(again)) {
            problems.put("again", "Enter the same password twice");
        }
        return problems;
    }

    /** Never the code nor the password. */
    @Override
    public String toString() {
        return "SetUpForm[name=" + name + "]";
    }
}
