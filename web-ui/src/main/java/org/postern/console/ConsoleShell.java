package org.postern.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** The page around the console: Lumo first, then our colours and sizes, then what Lumo's properties cannot reach. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("public/tokens.css")
@StyleSheet("public/lumo-tokens.css")
@StyleSheet("public/console.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class ConsoleShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "public/mark.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("robots", "noindex");
    }
}
