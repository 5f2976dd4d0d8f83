package io.netbench.host.proc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceTableTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "10.0.0.0, 10.0.0.0",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:fc:ff:fe00:1, fe80::fc:ff:fe00:1",
        "2001:db8:0:0:0:0:0:0, 2001:db8::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1"
    })
    void shouldWriteAnAddressAsPeopleDo(String address, String written) throws Exception {
        assertEquals(written, InterfaceTable.text(InetAddress.getByName(address)));
        assertEquals(InetAddress.getByName(address), InetAddress.getByName(written));
    }

    @Test
    void shouldFindTheLoopbackOfThisHost() {
        assertTrue(
                InterfaceTable.ofThisHost().find("lo").orElseThrow().addresses().contains("127.0.0.1"));
    }
}
