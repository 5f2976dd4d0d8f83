package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.AgentServers;
import io.netbench.control.DataAddress;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.Connect;
import io.netbench.dataplane.DataRail;
import io.netbench.dataplane.DataRails;
import io.netbench.plan.DataPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DataAddressesTest {

    private static final int SINK = 1;
    private static final List<Integer> DOORS = List.of(41_001, 41_002);
    private static final DataRails ONE_RAIL =
            new DataRails(List.of(new DataRail(InetAddress.getLoopbackAddress(), Optional.empty())));

    @Test
    void shouldLeadThroughDoorsWhenAllPeersShareTheMachine() {
        assertEquals(DOORS, doors(1, true, DataRails.NONE));
    }

    @Test
    void shouldLeadToThePortWhenPeersAreElsewhere() {
        assertEquals(List.of(), doors(1, false, DataRails.NONE));
    }

    @Test
    void shouldLeadToThePortWhenInterfacesWereAskedFor() {
        assertEquals(List.of(), doors(1, true, ONE_RAIL));
    }

    @Test
    void shouldLeadThroughItsOwnDoorsWhateverElseHolds() {
        assertEquals(DOORS, doors(0, false, ONE_RAIL));
    }

    /** The doors of the way from the first agent to a server. */
    private static List<Integer> doors(int agentOfServer, boolean peersAreLocal, DataRails rails) {
        RunPlan plan = OneLink.plan(
                4096,
                4,
                agentOfServer,
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
        DataAddresses addresses = new DataAddresses(plan, new AgentCoLocation(0, 2, peersAreLocal), rails);
        addresses.add(Connect.newBuilder()
                .setServers(RecordCodec.encodeAll(
                        List.of(new AgentServers(agentOfServer, List.of(new DataAddress("127.0.0.1", 7412)), DOORS))))
                .build());
        return addresses.to(SINK, 0).doors();
    }
}
