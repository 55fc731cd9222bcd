package org.postern.api.front;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts {@link FrontHandler} before the servlets of this archive; found as a service when the archive is deployed. */
public final class FrontExtension implements ServletExtension {
    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(servlets -> new FrontHandler(context, servlets));
    }
}
