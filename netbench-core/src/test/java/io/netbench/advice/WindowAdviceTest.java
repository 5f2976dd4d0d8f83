package io.netbench.advice;

import static io.netbench.advice.HostAdviceTest.assertStartsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.advice.Hint.Severity;
import io.netbench.host.CpuDelta;
import io.netbench.host.CpuDelta.CpuLoad;
import io.netbench.host.HostDelta;
import io.netbench.host.NicCounters;
import io.netbench.host.SoftnetCounters;
import io.netbench.host.TcpCounter;
import io.netbench.host.TcpCounters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowAdviceTest {

    private static final CpuDelta QUIET_CPU = cpu(0.5, 0.0, 0.2);
    private static final TcpCounters QUIET_TCP =
            tcp(Map.of(TcpCounter.OUT_SEGS, 100_000L, TcpCounter.RETRANS_SEGS, 1L));
    private static final SoftnetCounters QUIET_SOFTNET = new SoftnetCounters(100_000, 0, 5);
    private static final NicCounters QUIET_NIC = nic(0, 0, 0);

    @Test
    void shouldHaveNothingToSayAboutAQuietWindow() {
        assertEquals(List.of(), HostAdvice.forWindow(delta(QUIET_CPU, QUIET_TCP, QUIET_NIC, QUIET_SOFTNET)));
    }

    @Test
    void shouldHaveNothingToSayWhenNothingIsKnown() {
        CpuDelta unknown = new CpuDelta(null, null, null, null, null, null, null, null, null, null, null, Map.of());

        assertEquals(List.of(), HostAdvice.forWindow(new HostDelta(1, unknown, null, Map.of(), null, Map.of())));
    }

    @Test
    void shouldWarnWhenTheProcessorsMayHaveSetTheFigure() {
        assertWarning("The processors were 95 % busy", delta(cpu(0.95, 0.0, 0.2), QUIET_TCP, QUIET_NIC, QUIET_SOFTNET));
    }

    @Test
    void shouldWarnWhenOneProcessorDoesNothingButReceive() {
        assertWarning(
                "Processor 3 spent 97.5 % of its time on receiving",
                delta(cpu(0.5, 0.0, 0.975), QUIET_TCP, QUIET_NIC, QUIET_SOFTNET));
    }

    @Test
    void shouldWarnOfStolenTime() {
        assertWarning("The hypervisor took 5 %", delta(cpu(0.5, 0.05, 0.2), QUIET_TCP, QUIET_NIC, QUIET_SOFTNET));
    }

    @Test
    void shouldWarnOfDropsOfAnInterface() {
        assertWarning(
                "ens1 dropped 700 packets on receipt and 0 on sending.",
                delta(QUIET_CPU, QUIET_TCP, nic(700, 0, 0), QUIET_SOFTNET));
    }

    @Test
    void shouldOnlyTellOfAFewDropsAmongMany() {
        List<Hint> hints = HostAdvice.forWindow(delta(QUIET_CPU, QUIET_TCP, nic(3, 0, 0), QUIET_SOFTNET));

        assertEquals(List.of(Severity.INFO), hints.stream().map(Hint::severity).toList());
    }

    @Test
    void shouldWarnOfDropsOnSending() {
        assertWarning(
                "ens1 dropped 0 packets on receipt and 900 on sending.",
                delta(QUIET_CPU, QUIET_TCP, nic(0, 900, 0), QUIET_SOFTNET));
    }

    @Test
    void shouldWarnOfErrorsOfAnInterface() {
        assertWarning("ens1 counted 1 errors.", delta(QUIET_CPU, QUIET_TCP, nic(0, 0, 1), QUIET_SOFTNET));
    }

    @Test
    void shouldWarnOfDropsInTheKernel() {
        assertWarning(
                "The kernel dropped 12 received packets",
                delta(QUIET_CPU, QUIET_TCP, QUIET_NIC, new SoftnetCounters(100_000, 12, 5)));
    }

    @Test
    void shouldWarnOfRetransmits() {
        TcpCounters tcp = tcp(Map.of(TcpCounter.OUT_SEGS, 100_000L, TcpCounter.RETRANS_SEGS, 1_500L));

        assertWarning(
                "1,500 of 100,000 segments were sent again (1.5 %).", delta(QUIET_CPU, tcp, QUIET_NIC, QUIET_SOFTNET));
    }

    @Test
    void shouldNotWarnOfRetransmitsThatRepeatedWhatHadArrived() {
        TcpCounters mixed = tcp(Map.of(
                TcpCounter.OUT_SEGS, 100_000L, TcpCounter.RETRANS_SEGS, 1_500L, TcpCounter.DSACK_RECV_SEGS, 300L));
        assertWarning(
                "1,500 of 100,000 segments were sent again (1.5 %), 300 of them though they had arrived.",
                delta(QUIET_CPU, mixed, QUIET_NIC, QUIET_SOFTNET));

        TcpCounters olderKernel =
                tcp(Map.of(TcpCounter.OUT_SEGS, 100_000L, TcpCounter.RETRANS_SEGS, 992L, TcpCounter.DSACK_RECV, 990L));
        assertEquals(List.of(), HostAdvice.forWindow(delta(QUIET_CPU, olderKernel, QUIET_NIC, QUIET_SOFTNET)));
    }

    @ParameterizedTest
    @EnumSource(
            value = TcpCounter.class,
            names = {"TIMEOUTS", "LISTEN_OVERFLOWS", "BACKLOG_DROP", "RCV_Q_DROP", "PRUNE_CALLED", "MEMORY_PRESSURES"})
    void shouldWarnOfACounterThatShouldStayAtZero(TcpCounter counter) {
        assertWarning("7 ", delta(QUIET_CPU, tcp(Map.of(counter, 7L)), QUIET_NIC, QUIET_SOFTNET));
        assertEquals(
                List.of(), HostAdvice.forWindow(delta(QUIET_CPU, tcp(Map.of(counter, 0L)), QUIET_NIC, QUIET_SOFTNET)));
    }

    private static void assertWarning(String findingStart, HostDelta delta) {
        List<Hint> hints = HostAdvice.forWindow(delta);
        assertEquals(1, hints.size(), hints::toString);
        assertEquals(Severity.WARNING, hints.get(0).severity());
        assertStartsWith(findingStart, hints.get(0).finding());
    }

    private static HostDelta delta(CpuDelta cpu, TcpCounters tcp, NicCounters nic, SoftnetCounters softnet) {
        return new HostDelta(1_000_000_000, cpu, tcp, Map.of("ens1", nic), softnet, Map.of());
    }

    private static CpuDelta cpu(double busy, double steal, double softirqOfOne) {
        CpuLoad load = new CpuLoad(3, 0.99, softirqOfOne);
        return new CpuDelta(1L, 0.1, busy, 0.1, 0.1, 0.0, 0.1, steal, load, load, 1L, Map.of());
    }

    private static TcpCounters tcp(Map<TcpCounter, Long> values) {
        return new TcpCounters(values, Map.of());
    }

    private static NicCounters nic(long rxDropped, long txDropped, long rxErrors) {
        return new NicCounters(
                1L << 30, 100_000L, rxErrors, rxDropped, 0L, 0L, 1L << 30, 100_000L, 0L, txDropped, 0L, Map.of());
    }
}
