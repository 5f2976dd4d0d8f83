package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultSchema;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a verdict names, held against what was done to the ports of a switch. */
@Tag("timing")
@Tag("lab")
@Timeout(150)
class ValidateFabricTest {

    private static final long SUITE_S = 120;

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.shared("40mbit", "256k");
    }

    @Test
    void shouldPassHealthyFabric() throws Exception {
        SuiteResult suite = validate("healthy", 0);
        assertEquals(List.of(), suite.findings());
    }

    @Test
    void shouldNameHostWhosePortIsAtHalfItsRateAndOneWithAnotherMtu() throws Exception {
        lab.set("h3", "rate=20mbit");
        lab.exec("h5", "ip", "link", "set", "eth0", "mtu", "1400");
        try {
            SuiteResult suite = validate("half", 3);
            List<SuiteFinding> findings =
                    suite.findings().stream().filter(SuiteFinding::confirmed).toList();
            assertEquals(2, findings.size(), findings::toString);
            assertEquals("bad_host", findings.get(0).code());
            assertEquals(List.of("h3"), findings.get(0).subjects());
            assertEquals("bad_host_fact", findings.get(1).code());
            assertEquals(List.of("h5"), findings.get(1).subjects());
            assertTrue(findings.get(1).text().contains("its MTU is 1400, that of its peers 1500"), findings::toString);
        } finally {
            lab.set("h3", "rate=40mbit");
            lab.exec("h5", "ip", "link", "set", "eth0", "mtu", "1500");
        }
    }

    private static SuiteResult validate(String name, int status) throws Exception {
        Path run = Files.createDirectory(folder.resolve(name));
        Path json = run.resolve("suite.json");
        try (NetbenchProcess netbench =
                lab.start(run, "validate --quick --all -t 600ms -w 300ms --hosts h[1-6] --json " + json)) {
            assertEquals(status, netbench.exitStatus(SUITE_S), () -> netbench.out() + netbench.err());
        }
        SuiteResult suite = SuiteReader.read(json);
        ResultSchema.assertValidSuite(suite);
        return suite;
    }
}
