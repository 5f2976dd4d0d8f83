package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.ClientNotes;
import io.netbench.iperf3.wire.ControlInput;
import io.netbench.iperf3.wire.ControlOutput;
import io.netbench.iperf3.wire.CpuUse;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.iperf3.wire.StreamPace;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.iperf3.wire.TestSpan;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.time.Clock;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/**
 * Does once, with nobody there, what the first client would have to wait for: loads the code that reads and writes messages
 * and makes ready to record. Half a second of a test would else be the server's own.
 */
final class FirstSession {

    private static final String NOBODY = "nobody";

    private FirstSession() {}

    static void rehearse(Clock clock) {
        Parameters asked = new Parameters(
                StreamKind.TCP,
                Direction.BOTH,
                1,
                new TestSpan(0, 1, 0, 0),
                StreamPace.UNLIMITED,
                StreamOptions.NONE,
                ClientNotes.NONE);
        ControlInput input = new ControlInput(ControlInput.MAX_RESULTS_BYTES);
        hand(ControlOutput.message(asked), input);
        Parameters read =
                Parameters.of(input.message(ControlInput.MAX_PARAMETERS_BYTES).orElseThrow());
        ParameterCheck.require(read, Iperf3Limits.DEFAULT);
        SessionPlan plan = new SessionPlan(read, "0".repeat(32), 0, "server", NOBODY);
        RunRecorders recorders = new RunRecorders(plan.plan(), SessionPlan.SERVER, 1, clock);
        long nowNs = clock.nanoTime();
        recorders.sampler().arm(new LoadWindow(nowNs, nowNs, Long.MAX_VALUE, false));
        recorders.sampler().sample();
        recorders.sampler().close();
        StreamFigures figures = new StreamFigures(plan, recorders, List.of(), nowNs, nowNs, nowNs, Optional.empty());
        hand(ControlOutput.message(SessionResults.of(figures, CpuUse.NONE, ServerOutput.NONE)), input);
        TestResults.of(input.message(ControlInput.MAX_RESULTS_BYTES).orElseThrow());
    }

    private static void hand(ByteBuf message, ControlInput input) {
        input.add(message);
        message.release();
    }
}
