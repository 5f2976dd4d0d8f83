package io.netbench.transport;

import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;

/** A channel's registration with a handler, as another does it; what is to be different is overridden. */
public class IoRegistrationWrapper implements IoRegistration {

    private final IoRegistration registration;

    protected IoRegistrationWrapper(IoRegistration registration) {
        this.registration = registration;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface is Netty's
    public <T> T attachment() {
        return registration.attachment();
    }

    @Override
    public long submit(IoOps operation) {
        return registration.submit(operation);
    }

    @Override
    public boolean isValid() {
        return registration.isValid();
    }

    @Override
    public boolean cancel() {
        return registration.cancel();
    }
}
