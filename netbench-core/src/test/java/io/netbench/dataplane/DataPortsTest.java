package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class DataPortsTest {

    private static final InetAddress BIND = InetAddress.getLoopbackAddress();

    @Test
    void shouldTakeTheFreePortOfAnEarlierRunAgain() {
        DataPorts ports = DataPorts.free(BIND);
        assertEquals(0, ports.take().getPort());
        ports.listens(at(40_123));
        assertEquals(0, ports.take().getPort(), "a run beside it takes another");
        ports.listens(at(40_124));
        ports.giveBack(at(40_124));
        ports.giveBack(at(40_123));

        assertEquals(40_123, ports.take().getPort());
        assertEquals(0, ports.take().getPort());
    }

    @Test
    void shouldTakeAnotherPortWhereSomebodyHasTheKeptOne() {
        DataPorts ports = DataPorts.free(BIND);
        ports.take();
        ports.listens(at(40_123));
        ports.giveBack(at(40_123));

        assertTrue(ports.hasOtherThan(ports.take()));
        InetSocketAddress other = ports.take();
        assertEquals(0, other.getPort());
        assertFalse(ports.hasOtherThan(other), "no free port is no reason to try again");
    }

    @Test
    void shouldTakeConsecutivePortsWhereTheFirstIsGiven() {
        DataPorts ports = DataPorts.from(BIND, 7412, DataRails.NONE);
        assertEquals(7412, ports.take().getPort());
        assertEquals(7413, ports.take().getPort());
        assertFalse(ports.hasOtherThan(at(7412)));
        ports.giveBack(at(7412));
        assertEquals(7412, ports.take().getPort());
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(BIND, port);
    }
}
