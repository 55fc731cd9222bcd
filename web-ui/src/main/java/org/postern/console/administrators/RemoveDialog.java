package org.postern.console.administrators;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before an administrator is removed, and names who it is. */
final class RemoveDialog extends ConfirmDialog {

    RemoveDialog(String name, Runnable remove) {
        setHeader("Remove the administrator %s?".formatted(name));
        setText("%s is signed out at once, and open set-up links from there stop working. You can invite %s again."
                .formatted(name, name));
        setCancelable(true);
        setCancelText("Keep");
        setConfirmText("Remove administrator");
        setConfirmButtonTheme("error primary");
        addConfirmListener(_ -> remove.run());
    }
}
