package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.NicFacts;
import io.netbench.plan.PlanException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataRailsTest {

    private static final List<NicFacts> NICS = List.of(
            nic("eth0", "fe80::1", "fd00::1", "10.1.0.1"),
            nic("eth1", "fe80::2", "fd00::2"),
            nic("eth2", "fe80::3"),
            nic("lo", "127.0.0.1"));

    private static NicFacts nic(String name, String... addresses) {
        return new NicFacts(
                name,
                NicFacts.Kind.DEVICE,
                List.of(addresses),
                1500,
                null,
                null,
                null,
                "up",
                null,
                null,
                null,
                null,
                Map.of("speed_bits_per_s", "a test"));
    }

    private static List<InetAddress> addresses(String... literals) {
        return List.of(literals).stream()
                .map(literal -> {
                    try {
                        return InetAddress.getByName(literal);
                    } catch (UnknownHostException noLiteral) {
                        throw new IllegalArgumentException(literal, noLiteral);
                    }
                })
                .toList();
    }

    private static List<String> rails(List<InetAddress> addresses, String... devices) {
        return DataRails.of(addresses, List.of(devices), NICS).rails().stream()
                .map(rail -> rail.address().getHostAddress()
                        + rail.device().map(name -> " " + name).orElse(""))
                .toList();
    }

    private static String refusal(List<InetAddress> addresses, String... devices) {
        return assertThrows(PlanException.class, () -> rails(addresses, devices))
                .getMessage();
    }

    @Test
    void shouldTakeTheAddressOfEachDevice() {
        assertEquals(List.of("10.1.0.1 eth0", "fd00:0:0:0:0:0:0:2 eth1"), rails(List.of(), "eth0", "eth1"));
    }

    @Test
    void shouldPutAddressesAndDevicesTogether() {
        assertEquals(List.of("10.1.0.7", "10.1.1.7"), rails(addresses("10.1.0.7", "10.1.1.7")));
        assertEquals(
                List.of("10.1.0.7 eth0", "10.1.1.7 eth2"), rails(addresses("10.1.0.7", "10.1.1.7"), "eth0", "eth2"));
        assertEquals(List.of("10.1.0.7 eth0", "10.1.1.7 eth0"), rails(addresses("10.1.0.7", "10.1.1.7"), "eth0"));
        assertEquals(List.of("10.1.0.7 eth0", "10.1.0.7 eth1"), rails(addresses("10.1.0.7"), "eth0", "eth1"));
    }

    @Test
    void shouldNameTheDevicesThatThereAreWhenOneIsUnknown() {
        assertEquals(
                "{bind_device}: this host has no network device 'eth9'; it has eth0, eth1, eth2, lo",
                refusal(List.of(), "eth0", "eth9"));
    }

    @Test
    void shouldRefuseWhatCanNotBePutTogether() {
        assertTrue(refusal(List.of(), "eth2").contains("eth2 has no IP address"));
        assertTrue(refusal(List.of(), "eth0", "eth0").contains("each device once"));
        assertTrue(refusal(addresses("10.1.0.7", "10.1.1.7", "10.1.2.7"), "eth0", "eth1")
                .contains("got: 3 for 2"));
    }
}
