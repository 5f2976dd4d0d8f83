package io.netbench.dataplane;

import io.netbench.measure.RunRecorders;
import io.netbench.measure.SampleLog;
import io.netbench.result.end.KeptSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cuts times that were kept one by one into pieces that fit into a message each. */
final class SamplePieces {

    /** However large its figures are, a piece of so many stays well below what a message may hold. */
    private static final int MOST = 16_384;

    private SamplePieces() {}

    /** All that a run kept, link by link, and how late its event loop woke. When the loops have let go of the run. */
    static Stream<KeptSamples> of(RunRecorders recorders) {
        return Stream.concat(
                recorders.samples().entrySet().stream()
                        .flatMap(link -> of(OptionalInt.of(link.getKey()), link.getValue())),
                recorders.timerLog(0).stream().flatMap(timer -> of(OptionalInt.empty(), timer)));
    }

    private static Stream<KeptSamples> of(OptionalInt link, SampleLog log) {
        int used = log.used();
        return IntStream.iterate(0, first -> first < used, first -> first + MOST)
                .mapToObj(first -> piece(link, log, first, Math.min(used, first + MOST)));
    }

    private static KeptSamples piece(OptionalInt link, SampleLog log, int first, int end) {
        List<Long> took = new ArrayList<>(end - first);
        List<Long> late = new ArrayList<>(end - first);
        for (int index = first; index < end; index++) {
            took.add(log.tookNs(index));
            late.add(log.lateNs(index));
        }
        return new KeptSamples(link, log.phase(), log.periodNs(), first, took, late);
    }
}
