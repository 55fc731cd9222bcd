package org.postern.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The public face of the server; everything but the console is below its root. */
@ApplicationPath("/")
public class ApiApplication extends Application {}
