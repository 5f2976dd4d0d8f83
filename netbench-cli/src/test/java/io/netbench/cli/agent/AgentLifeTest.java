package io.netbench.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.RunLog;
import io.netbench.analysis.StopCause;
import io.netbench.text.PropertyNames;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AgentLifeTest {

    private static final long HOUR_NS = 3_600_000_000_000L;

    /** Probes go on beside a run, and one that ended with the first of the two would lose the other. */
    @Test
    void shouldEndWithTheLastOfTheRunsThatWentOnAtTheSameTime() {
        AgentLife life = new AgentLife(RunLog.SILENT, true, PropertyNames.WORDS);
        life.began(1, Optional.empty());
        life.began(2, Optional.empty());
        life.ended(2, Optional.empty());
        life.began(3, Optional.empty());
        life.ended(3, Optional.empty());

        life.ended(1, Optional.empty());

        assertFalse(life.interrupted(StopCause.INTERRUPTED), "it has ended already");
    }

    @Test
    void shouldLiveOnWhileARunIsOn() {
        AgentLife life = new AgentLife(RunLog.SILENT, true, PropertyNames.WORDS);
        life.began(1, Optional.empty());
        life.began(2, Optional.empty());

        life.ended(2, Optional.empty());

        assertTrue(life.interrupted(StopCause.INTERRUPTED), "the signal ends it");
    }

    /** The first to leave would else take the tests of all others with it. */
    @Test
    void shouldLiveOnWhileAGuestIsThere() {
        AgentLife life = new AgentLife(RunLog.SILENT, true, PropertyNames.WORDS);
        life.guestCame();
        life.guestCame();
        life.began(1, Optional.empty());

        life.guestLeft();
        life.ended(1, Optional.empty());

        assertTrue(life.interrupted(StopCause.INTERRUPTED), "the signal ends it");
    }

    @Test
    void shouldLiveOnWhileARunIsOnBesideWhichAGuestLeaves() {
        AgentLife life = new AgentLife(RunLog.SILENT, true, PropertyNames.WORDS);
        life.began(1, Optional.empty());
        life.guestCame();

        life.guestLeft();

        assertTrue(life.interrupted(StopCause.INTERRUPTED), "the signal ends it");
    }

    @Test
    void shouldEndWithTheLastOfRunsAndGuests() {
        AgentLife life = new AgentLife(RunLog.SILENT, true, PropertyNames.WORDS);
        life.guestCame();
        life.began(1, Optional.empty());
        life.ended(1, Optional.empty());

        life.guestLeft();

        assertFalse(life.interrupted(StopCause.INTERRUPTED), "it has ended already");
    }

    /** A suite has many runs, and its agents are launched once. */
    @Test
    void shouldOutliveRuns() throws IOException {
        AgentLife life = new AgentLife(RunLog.SILENT, false, PropertyNames.WORDS);
        life.endWith(new PipedInputStream(new PipedOutputStream()), HOUR_NS);
        life.began(1, Optional.empty());
        life.ended(1, Optional.empty());
        life.began(2, Optional.empty());
        life.ended(2, Optional.empty());

        assertTrue(life.interrupted(StopCause.INTERRUPTED), "the signal ends it");
    }

    @Test
    void shouldEndWithItsStandardInput() throws IOException {
        PipedOutputStream launcher = new PipedOutputStream();
        AgentLife life = new AgentLife(RunLog.SILENT, false, PropertyNames.WORDS);
        life.endWith(new PipedInputStream(launcher), HOUR_NS);

        launcher.close();

        assertEquals(Optional.empty(), life.await());
    }

    @Test
    void shouldEndWhereItsLauncherFellSilent() throws IOException {
        AgentLife life = new AgentLife(RunLog.SILENT, false, PropertyNames.WORDS);
        life.endWith(new PipedInputStream(new PipedOutputStream()), 1_000_000);

        assertEquals(Optional.empty(), life.await());
    }

    /** Where guests kept coming, the first session would never be the last. */
    @Test
    void shouldTakeNoGuestsBesideTheFirstSessionWhereThatIsTheLast() {
        AgentLife once = new AgentLife(RunLog.SILENT, true, PropertyNames.WORDS);
        AgentLife many = new AgentLife(RunLog.SILENT, false, PropertyNames.WORDS);
        assertTrue(once.takesGuests());
        assertTrue(once.endsWithFirst());
        assertFalse(many.endsWithFirst());
        once.guestCame();
        many.guestCame();

        assertFalse(once.takesGuests());
        assertTrue(many.takesGuests());
    }
}
