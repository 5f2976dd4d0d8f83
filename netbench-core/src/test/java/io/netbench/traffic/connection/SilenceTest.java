package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.transport.TcpInfo;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final long S = 1_000_000_000L;
    private static final long DEADLINE_NS = 4 * S;

    private final PeerHost host = new PeerHost(0);
    private final Silence one = new Silence(host);
    private final Silence other = new Silence(host);

    /** Looks each half second from {@code fromNs} on, and tells when the peer was called dead; -1: never. */
    private static long deathOf(Silence connection, TcpInfo info, long fromNs, long toNs) {
        for (long nowNs = fromNs; nowNs <= toNs; nowNs += S / 2) {
            if (connection.isDeath(info, nowNs, DEADLINE_NS)) {
                return nowNs;
            }
        }
        return -1;
    }

    @Test
    void shouldCallAPeerDeadThatSuddenlyAnswersNothing() {
        assertFalse(one.isDeath(segments(100, 0), S, DEADLINE_NS));
        assertEquals(5 * S, deathOf(one, segments(100, 4), S, 60 * S));
    }

    @Test
    void shouldCallNobodyDeadWhoIsAskedForNothing() {
        assertEquals(-1, deathOf(one, info(100L, 0L, 0L, 0L, 0L), 0, 60 * S));
    }

    @Test
    void shouldCountFromTheMomentAtWhichAnAnswerIsDue() {
        deathOf(one, info(100L, 0L, 0L, 0L, 0L), 0, 30 * S);
        assertEquals(34 * S, deathOf(one, segments(100, 3), 30 * S + S / 2, 60 * S));
    }

    @Test
    void shouldNotCallAStarvedConnectionsPeerDeadWhileOthersHearIt() {
        one.isDeath(segments(100, 0), 0, DEADLINE_NS);
        for (long nowNs = S; nowNs <= 60 * S; nowNs += S) {
            other.isDeath(segments(nowNs / S, 0), nowNs, DEADLINE_NS);
            assertFalse(one.isDeath(segments(100, 6), nowNs, DEADLINE_NS), "after " + nowNs);
        }
        assertEquals(64 * S, deathOf(one, segments(100, 6), 60 * S, 100 * S), "the other is silent too");
    }

    @Test
    void shouldTakePayloadOfOthersForASignOfLife() {
        one.isDeath(segments(100, 0), 0, DEADLINE_NS);
        other.broken(3 * S);
        assertEquals(7 * S, deathOf(one, segments(100, 4), S, 60 * S));
    }

    @Test
    void shouldWaitLongerBehindCongestionThatAnsweredTimeoutsShow() {
        assertEquals(-1, deathOf(one, info(100L, 7L, 9L, 4L, 5L), 0, 60 * S), "of its own");

        other.isDeath(segments(7, 0), 0, DEADLINE_NS);
        assertEquals(-1, deathOf(other, segments(7, 4), 0, 60 * S), "of another connection to that host");

        Silence elsewhere = new Silence(new PeerHost(0));
        assertEquals(DEADLINE_NS, deathOf(elsewhere, segments(7, 4), 0, 60 * S), "of another host");
    }

    @Test
    void shouldJudgeByRetransmissionsWhereTheKernelCountsNoTimeouts() {
        assertEquals(
                DEADLINE_NS,
                deathOf(new Silence(new PeerHost(0)), info(100L, 7L, 5L, 4L, null), 0, 60 * S),
                "a probe and four time-outs, all unanswered");
        assertEquals(-1, deathOf(one, info(100L, 7L, 6L, 4L, null), 0, 60 * S), "one more, which was answered");
    }

    @Test
    void shouldNotJudgeWhatTheKernelDoesNotTell() {
        assertEquals(-1, deathOf(one, info(null, 7L, 0L, 4L, 4L), 0, 60 * S));
        assertEquals(-1, deathOf(one, info(100L, null, 0L, 4L, 4L), 0, 60 * S));
        assertEquals(-1, deathOf(one, info(100L, 7L, 0L, null, 4L), 0, 60 * S));
    }

    private static TcpInfo segments(long received, long unanswered) {
        return info(received, 7L, unanswered, unanswered, unanswered);
    }

    private static TcpInfo info(Long received, Long unacked, Long retransmits, Long unanswered, Long timeouts) {
        return new TcpInfo(
                retransmits,
                null,
                timeouts,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                unacked,
                null,
                null,
                null,
                null,
                unanswered,
                received,
                null,
                null);
    }
}
