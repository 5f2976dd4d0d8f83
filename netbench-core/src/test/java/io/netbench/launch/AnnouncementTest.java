package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    @Test
    void shouldBeOneLineOfJson() {
        assertEquals(
                "{\"netbench_agent\":1,\"version\":\"0.1\",\"host\":\"h1\",\"node\":null,\"pid\":7,\"control_port\":7411,"
                        + "\"addresses\":[\"10.0.0.1\",\"fe80::1%eth0\"]}",
                new Announcement(1, "0.1", "h1", null, 7, 7411, List.of("10.0.0.1", "fe80::1%eth0")).line());
    }

    @Test
    void shouldBeReadAsItWasMeantWhateverAHostIsCalled() {
        for (String name : List.of("h1", "a \"b\" \\c", "\u00fc\u4e2d\ud83d\ude00", "tab\tline\n\u0001end")) {
            Announcement said = new Announcement(1, name, name, name, Long.MAX_VALUE, 65_535, List.of(name, name));
            assertEquals(Optional.of(said), Announcement.in("a greeting " + said.line()));
        }
    }
}
