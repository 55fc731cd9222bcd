package org.postern.console.invitations;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import org.postern.core.account.InvitationRow;

/** Asks before an invitation is withdrawn, since that cannot be undone, and names it. */
final class WithdrawDialog extends ConfirmDialog {

    WithdrawDialog(InvitationRow row, Runnable withdraw) {
        setHeader("Withdraw the invitation %s?".formatted(InvitationGrid.name(row)));
        setText("Its token stops working. This cannot be undone; you can make a new invitation at any time.");
        setCancelable(true);
        setCancelText("Keep it");
        setConfirmText("Withdraw invitation");
        setConfirmButtonTheme("error primary");
        addConfirmListener(_ -> withdraw.run());
    }
}
