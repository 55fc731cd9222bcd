package org.postern.console.users;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.postern.console.layout.Panel;
import org.postern.core.admin.boundary.AccountDeeds;
import org.postern.core.caller.Address;

/** Forgives failed logins from one address, as for an office where many have mistyped. */
final class AddressPanel extends Composite<Panel> {

    private final AccountDeeds deeds;
    private final TextField address = new TextField("Address of IPv4 or IPv6");

    AddressPanel(AccountDeeds deeds) {
        this.deeds = deeds;
    }

    @Override
    protected Panel initContent() {
        address.setId("address");
        address.setHelperText("Too many failed logins from an address slow down everybody behind it.");
        var forgive = new Button("Forgive failed logins", _ -> ask());
        forgive.setId("forgive-address");
        address.addKeyPressListener(Key.ENTER, _ -> forgive.click());
        var form = new Div(address, forgive);
        form.addClassName("form");
        var panel = new Panel("Let an address in again");
        panel.add(form);
        return panel;
    }

    private void ask() {
        address.setInvalid(false);
        try {
            Address found = Address.parse(address.getValue().strip());
            new DeedDialog(Deed.FORGIVE, "from " + address.getValue().strip(), () -> {
                        deeds.forgive(found);
                        address.clear();
                        Said.say(Deed.FORGIVE.done());
                    })
                    .open();
        } catch (IllegalArgumentException e) {
            address.setErrorMessage("This is no address. Expected something like 192.0.2.1 or 2001:db8::1.");
            address.setInvalid(true);
            address.focus();
        }
    }
}
