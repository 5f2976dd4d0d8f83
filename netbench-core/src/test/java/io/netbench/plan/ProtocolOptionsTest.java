package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.text.Property;
import java.lang.reflect.RecordComponent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Options of sockets, all of which are asked for. */
class ProtocolOptionsTest {

    private static final SocketKnobs KNOBS = new SocketKnobs(
            OptionalLong.of(1_000_000_000),
            OptionalLong.of(16_384),
            OptionalLong.of(50_000),
            Optional.of(KeepAlive.parse("10s/1s/5")),
            OptionalLong.of(1_000_000),
            true);
    private static final DataPlan ALL = new DataPlan(
            DataPlan.AUTO,
            OptionalInt.empty(),
            new SocketPlan(
                    OptionalInt.of(65_536),
                    OptionalInt.of(65_536),
                    OptionalInt.of(1_400),
                    Optional.of("cubic"),
                    OptionalInt.of(10),
                    KNOBS),
            false,
            false,
            new DatagramOffloads(Optional.of(true), Optional.of(true)));

    private static List<Load> loads(DataProtocol protocol) {
        LoadRequest load =
                Requests.load(Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "server", "c[1-2]"), "rate=1g");
        return Requests.plan(load.over(protocol)).loads();
    }

    @Test
    void shouldLeaveNothingThatALoadOfTheProtocolHasNoUseFor() {
        for (DataProtocol protocol : DataProtocol.values()) {
            assertThrows(PlanException.class, () -> ProtocolOptions.requireUsed(ALL, loads(protocol)));
            assertDoesNotThrow(() -> ProtocolOptions.requireUsed(ALL.onlyFor(protocol), loads(protocol)));
        }
    }

    /** What is refused is what is told to be idle, and nothing else. */
    @Test
    void shouldTellWhatItRefuses() {
        for (DataProtocol protocol : DataProtocol.values()) {
            PlanException refused =
                    assertThrows(PlanException.class, () -> ProtocolOptions.requireUsed(ALL, loads(protocol)));
            Set<Property> named = EnumSet.copyOf(Property.namedIn(refused.getMessage()));
            named.remove(Property.UDP);
            assertEquals(ProtocolOptions.idleWith(Set.of(protocol)), named);
        }
        assertEquals(Set.of(), ProtocolOptions.idleWith(EnumSet.allOf(DataProtocol.class)));
    }

    /** Without which the other tests would not notice a new one. */
    @Test
    void shouldAskForEveryOption() throws ReflectiveOperationException {
        assertAllAreSet(ALL.socket(), SocketPlan.DEFAULT);
        assertAllAreSet(KNOBS, SocketKnobs.DEFAULT);
        assertAllAreSet(ALL.offloads(), DatagramOffloads.AUTO);
    }

    private static void assertAllAreSet(Record asked, Record unset) throws ReflectiveOperationException {
        for (RecordComponent option : asked.getClass().getRecordComponents()) {
            assertNotEquals(
                    option.getAccessor().invoke(unset), option.getAccessor().invoke(asked), option::getName);
        }
    }
}
