package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.postern.core.account.boundary.AccountBoundary;
import org.postern.core.mailbox.boundary.MessageBoundary;
import org.postern.core.mailbox.boundary.SinkBoundary;
import org.postern.core.settings.UtilityCalls;
import org.postern.core.storage.boundary.BlockBoundary;
import org.postern.core.storage.boundary.DescriptorBoundary;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.MailboxMethods;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.protocol.method.StorageMethods;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.WatchMethods;

/** Which boundary method does which method of the API. */
@Dependent
public class ApiMethods {
    @Inject
    private UtilityCalls utility;

    @Inject
    private AccountBoundary accounts;

    @Inject
    private BlockBoundary blocks;

    @Inject
    private DescriptorBoundary descriptors;

    @Inject
    private SinkBoundary sinks;

    @Inject
    private MessageBoundary messages;

    @Produces
    @Singleton
    MethodRegistry registry() {
        return new MethodRegistry(
                MethodCatalog.all(),
                List.of(
                        bind(UtilityMethods.PING, (caller, none) -> utility.ping(none)),
                        bind(UtilityMethods.SRP_INFO, (caller, none) -> utility.srpInfo(none)),
                        bind(UtilityMethods.GET_CONFIG, (caller, none) -> utility.getConfig(none)),
                        bind(
                                UtilityMethods.GET_FORBIDDEN_USERNAMES,
                                (caller, none) -> utility.getForbiddenUsernames(none)),
                        bind(AccountMethods.REGISTER, accounts::register),
                        bind(AccountMethods.GET_MY_DATA, accounts::getMyData),
                        bind(AccountMethods.GET_PRIV_DATA, accounts::getPrivData),
                        bind(AccountMethods.SET_PRIV_DATA, accounts::setPrivData),
                        bind(AccountMethods.SET_CREDENTIALS, accounts::setCredentials),
                        bind(AccountMethods.GET_RECOVERY_DATA, accounts::getRecoveryData),
                        bind(AccountMethods.SET_RECOVERY_DATA, accounts::setRecoveryData),
                        bind(AccountMethods.INVITE, accounts::invite),
                        bind(StorageMethods.BLOCK_CREATE, blocks::blockCreate),
                        bind(StorageMethods.BLOCK_USE_EXISTING, blocks::blockUseExisting),
                        bind(StorageMethods.BLOCK_GET, blocks::blockGet),
                        bind(StorageMethods.DESCRIPTOR_CREATE_INIT, descriptors::descriptorCreateInit),
                        bind(StorageMethods.DESCRIPTOR_CREATE_FINISH, descriptors::descriptorCreateFinish),
                        bind(StorageMethods.DESCRIPTOR_GET, descriptors::descriptorGet),
                        bind(StorageMethods.DESCRIPTOR_UPDATE_INIT, descriptors::descriptorUpdateInit),
                        bind(StorageMethods.DESCRIPTOR_UPDATE, descriptors::descriptorUpdate),
                        bind(StorageMethods.DESCRIPTOR_DELETE, descriptors::descriptorDelete),
                        bind(MailboxMethods.SINK_CREATE, sinks::sinkCreate),
                        bind(MailboxMethods.SINK_GET_ALL_MY, sinks::sinkGetAllMy),
                        bind(MailboxMethods.SINK_GET_INFO, sinks::sinkGetInfo),
                        bind(MailboxMethods.SINK_GET_MESSAGES, sinks::sinkGetMessages),
                        bind(MailboxMethods.MESSAGE_PUT_INIT, messages::messagePutInit),
                        bind(MailboxMethods.MESSAGE_PUT_FINISH, messages::messagePutFinish),
                        bind(MailboxMethods.MESSAGE_CREATE_INIT, messages::messageCreateInit),
                        bind(MailboxMethods.MESSAGE_CREATE, messages::messageCreate),
                        bind(MailboxMethods.MESSAGE_GET, messages::messageGet),
                        bind(MailboxMethods.MESSAGE_DELETE, messages::messageDelete),
                        new BoundMethod<>(WatchMethods.SINK_WATCH, sinks::sinkWatch)));
    }

    private static <P extends Record, R> BoundMethod<P, R> bind(Method<P, R> method, BoundMethod.Action<P, R> action) {
        return BoundMethod.of(method, action);
    }
}
