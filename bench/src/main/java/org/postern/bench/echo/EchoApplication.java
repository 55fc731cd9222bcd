package org.postern.bench.echo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A web application that does nothing but answer. */
@ApplicationPath("/")
public class EchoApplication extends Application {}
