package org.postern.console.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.ServletException;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.console.access.SignInServlet;

/** Who is signed in, and what that person can choose: colours and keys on this device, and to sign out. */
final class AccountMenu extends MenuBar {

    private static final Pattern SEPARATORS = Pattern.compile("[._@-]+");

    private enum Theme {
        SYSTEM("Colours of the system"),
        LIGHT("Light"),
        DARK("Dark");

        private final String words;

        Theme(String words) {
            this.words = words;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Theme, MenuItem> themes = new EnumMap<>(Theme.class);
    private final MenuItem keys;

    AccountMenu() {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        setId("account");
        String name = signedIn();
        MenuItem top = addItem(who(name));
        top.setAriaLabel("Signed in as " + name);
        SubMenu menu = top.getSubMenu();
        for (Theme theme : Theme.values()) {
            MenuItem item = menu.addItem(theme.words, _ -> choose(theme));
            item.setCheckable(true);
            themes.put(theme, item);
        }
        menu.addSeparator();
        keys = menu.addItem(
                "Single-letter keys",
                event -> getElement()
                        .executeJs("posternConsole.keys($0)", event.getSource().isChecked()));
        keys.setCheckable(true);
        menu.addSeparator();
        menu.addItem("Change password", _ -> UI.getCurrent().navigate(Places.PASSWORD))
                .setId("own-password");
        menu.addItem("Sign out", _ -> signOut()).setId("sign-out");
    }

    private static Span who(String name) {
        var letters = new Span(initials(name));
        letters.addClassName("avatar");
        letters.getElement().setAttribute("aria-hidden", "true");
        var who = new Span(letters, new Span(name));
        who.addClassName("who");
        return who;
    }

    /** Two letters: of the first two parts of the name, or its first two. */
    static String initials(String name) {
        List<String> parts =
                SEPARATORS.splitAsStream(name).filter(part -> !part.isEmpty()).toList();
        String letters =
                parts.size() > 1 ? parts.get(0).substring(0, 1) + parts.get(1).charAt(0) : name;
        return letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.UK);
    }

    private static String signedIn() {
        return Optional.ofNullable(VaadinServletRequest.getCurrent())
                .map(VaadinServletRequest::getUserPrincipal)
                .map(Principal::getName)
                .orElse("");
    }

    private void choose(Theme chosen) {
        mark(chosen);
        getElement().executeJs("posternConsole.theme($0)", chosen.code());
    }

    private void mark(Theme chosen) {
        themes.forEach((theme, item) -> item.setChecked(theme == chosen));
    }

    /** The choices are kept by the browser, not by the server: shows what is kept there. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("return posternConsole.choices()").then(choices -> {
            keys.setChecked(choices.get("keys").asBoolean());
            mark(Theme.valueOf(choices.get("theme").asString().toUpperCase(Locale.ROOT)));
        });
    }

    private static void signOut() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        UI.getCurrent().getPage().setLocation(request.getContextPath() + SignInServlet.AFTER_SIGN_OUT);
        try {
            request.getHttpServletRequest().logout();
        } catch (ServletException e) {
            throw new IllegalStateException("the server refused to end the sign-in", e);
        }
        request.getWrappedSession().invalidate();
    }
}
