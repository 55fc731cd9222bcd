package org.postern.protocol.method;

import java.util.List;

/** Every method this version declares (api.md §7 to §13). */
public final class MethodCatalog {
    private static final List<Method<?, ?>> ALL = List.of(
            UtilityMethods.PING,
            UtilityMethods.SRP_INFO,
            UtilityMethods.GET_CONFIG,
            UtilityMethods.GET_FORBIDDEN_USERNAMES,
            AccountMethods.REGISTER,
            AccountMethods.GET_MY_DATA,
            AccountMethods.GET_PRIV_DATA,
            AccountMethods.SET_PRIV_DATA,
            AccountMethods.SET_CREDENTIALS,
            AccountMethods.GET_RECOVERY_DATA,
            AccountMethods.SET_RECOVERY_DATA,
            AccountMethods.INVITE,
            StorageMethods.BLOCK_CREATE,
            StorageMethods.BLOCK_USE_EXISTING,
            StorageMethods.BLOCK_GET,
            StorageMethods.DESCRIPTOR_CREATE_INIT,
            StorageMethods.DESCRIPTOR_CREATE_FINISH,
            StorageMethods.DESCRIPTOR_GET,
            StorageMethods.DESCRIPTOR_UPDATE_INIT,
            StorageMethods.DESCRIPTOR_UPDATE,
            StorageMethods.DESCRIPTOR_DELETE,
            MailboxMethods.SINK_CREATE,
            MailboxMethods.SINK_GET_ALL_MY,
            MailboxMethods.SINK_GET_INFO,
            MailboxMethods.SINK_GET_MESSAGES,
            MailboxMethods.MESSAGE_PUT_INIT,
            MailboxMethods.MESSAGE_PUT_FINISH,
            MailboxMethods.MESSAGE_CREATE_INIT,
            MailboxMethods.MESSAGE_CREATE,
            MailboxMethods.MESSAGE_GET,
            MailboxMethods.MESSAGE_DELETE,
            WatchMethods.SINK_WATCH,
            PollMethods.SINK_POLL);

    private MethodCatalog() {}

    public static List<Method<?, ?>> all() {
        return ALL;
    }
}
