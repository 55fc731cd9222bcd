package org.postern.console.users;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before a deed, names whom it is about and says what it means. */
final class DeedDialog extends ConfirmDialog {

    DeedDialog(Deed deed, String whose, Runnable confirmed) {
        setHeader(deed.question(whose));
        setText(deed.meaning());
        setCancelable(true);
        setCancelText("Cancel");
        setConfirmText(deed.title());
        setConfirmButtonTheme(deed.isHarsh() ? "error primary" : "primary");
        addConfirmListener(_ -> confirmed.run());
    }
}
