package org.postern.protocol.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.Proof;

/** One method on the page of its subject. */
final class MethodText {
    private final Method<?, ?> method;
    private final String example;
    private final StringBuilder out = new StringBuilder();

    private MethodText(Method<?, ?> method, String example) {
        this.method = method;
        this.example = example;
    }

    /**
     * The text of a method.
     *
     * @param example a call and its answer, as {@link ExampleText} writes them
     */
    static String of(Method<?, ?> method, String example) {
        return new MethodText(method, example).text();
    }

    private String text() {
        line("## `" + method.name() + "`");
        line("");
        line(method.notes().says());
        line("");
        line("Access: " + access() + aliases());
        proof();
        table("Parameters", Lines.of(method.params()));
        line("");
        line("Result: " + Describing.of(method.result()));
        table("Members of the result", Lines.of(method.result()));
        line("");
        line("Refusals: " + codes());
        line("");
        line("```json");
        out.append(example);
        line("```");
        line("");
        return out.toString();
    }

    private String access() {
        return switch (method.access()) {
                    case PUBLIC -> "any connection";
                    case INTERSERVER -> "any connection where other servers may call, else a logged-in one";
                    case USER -> "a logged-in connection";
                    case SINK ->
                        "a logged-in connection; for a sink with `keyAccess` a proof by its key is enough to read";
                    case CREDENTIALS -> "a logged-in connection, where changing credentials is enabled";
                    case REGISTRATION -> "any connection, where registration is enabled";
                    case ADMIN -> "a logged-in administrator";
                }
                + (method.byStreamOnly() ? ", by a record stream only" : "") + ".";
    }

    private String aliases() {
        return method.aliases().isEmpty()
                ? ""
                : " Also called "
                        + method.aliases().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private void proof() {
        method.notes().signatures().forEach(signed -> {
            line("");
            line("Signed: `" + signed.path() + "` by " + signed.key() + " over " + signed.text() + ".");
        });
        proof(method.proof());
    }

    private void proof(Proof<?> proof) {
        switch (proof) {
            case Proof.None<?> _, Proof.Fresh<?> _ -> {}
            case Proof.OfSinks<?> _ -> proof("sink", 1);
            case Proof.OfSender<?> _ -> proof("sender", 6);
            case Proof.Both<?>(var first, var second) -> {
                proof(first);
                proof(second);
            }
        }
    }

    private void proof(String whose, int section) {
        line("");
        line("Proved by the " + whose + "'s key in profile `strict`: `proof` over `\"" + whose + method.name()
                + "\"` ‖ sid ‖ base64(SHA-256(J)) ‖ `\" \"` ‖ nonce ‖ `\" \"` ‖ timestamp, J being the canonical JSON"
                + " of what it stands beside ([decisions](../protocol/decisions.md) §" + section + ").");
    }

    private void table(String title, List<String> rows) {
        if (!rows.isEmpty()) {
            line("");
            line("| " + title + " | type | |");
            line("|---|---|---|");
            rows.forEach(this::line);
        }
    }

    private String codes() {
        return method.codes().stream().map(MethodText::code).collect(Collectors.joining(", ")) + ".";
    }

    static String code(ErrorCode code) {
        return "`" + code + "` (" + (code.code() < 0 ? code.code() : String.format("0x%02X", code.code())) + ")";
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
