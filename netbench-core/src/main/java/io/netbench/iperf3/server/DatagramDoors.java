package io.netbench.iperf3.server;

import io.netbench.transport.Transport;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** The doors for flows of datagrams, one for each address of this host that clients came to. Thread-safe. */
final class DatagramDoors {

    private final Transport transport;
    private final DataLoops loops;
    private final Map<InetSocketAddress, DatagramDoor> doors = new HashMap<>();

    DatagramDoors(Transport transport, DataLoops loops) {
        this.transport = transport;
        this.loops = loops;
    }

    /** Has a test wait for its turn at the door of an address. */
    synchronized FlowTurn enter(InetSocketAddress here, DatagramDoor.Visitor visitor) {
        doors.values().removeIf(DatagramDoor::isEmpty);
        DatagramDoor door = doors.computeIfAbsent(here, at -> new DatagramDoor(at, transport, loops));
        door.enter(visitor);
        return new FlowTurn() {
            @Override
            public boolean isWaitedFor() {
                return door.isWaitedFor(visitor);
            }

            @Override
            public void leave() {
                door.leave(visitor);
            }
        };
    }
}
