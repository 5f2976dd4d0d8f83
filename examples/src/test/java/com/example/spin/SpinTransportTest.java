package com.example.spin;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netbench.transport.TransportContract;
import io.netbench.transport.Transports;
import org.junit.jupiter.api.Test;

/** A transport from outside the project is held to the same contract as the project's own, and found the same way. */
class SpinTransportTest extends TransportContract {

    SpinTransportTest() {
        super(new SpinTransport());
    }

    @Test
    void shouldBeFoundByName() {
        assertInstanceOf(SpinTransport.class, Transports.installed().choose("nio_spin"));
    }
}
