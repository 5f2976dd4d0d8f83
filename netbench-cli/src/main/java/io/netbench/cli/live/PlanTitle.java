package io.netbench.cli.live;

import io.netbench.cli.terminal.LoadWords;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A plan in a line; what matters most comes first, since narrow screens cut the end off. */
final class PlanTitle {

    private PlanTitle() {}

    static String of(RunPlan plan) {
        return plan.loads().size() == 1
                ? of(plan.loads().get(0))
                : plan.loads().stream()
                        .map(load -> load.name() + ": " + of(load))
                        .collect(Collectors.joining("   "));
    }

    private static String of(Load load) {
        boolean isPushedIncast = load.pattern() == Pattern.INCAST && load.mode() == Mode.PUSH;
        String pattern = load.pattern().name().toLowerCase(Locale.ROOT);
        return LoadWords.name(pattern, load.mode() == Mode.READ, load.barrier())
                + "  "
                + LoadWords.ends(isPushedIncast, distinct(load, load::serverOf), distinct(load, load::clientOf))
                + "  "
                + carried(load);
    }

    private static String carried(Load all) {
        LinkLoad load = all.common();
        List<String> parts = new ArrayList<>();
        if (all.protocol() == DataProtocol.UDP) {
            parts.add(LoadWords.datagrams(load.blockSizeBytes()));
        } else {
            parts.add(LoadWords.blocks(load.blockSizeBytes()));
            parts.add(load.isStream() ? LoadWords.STREAMS : LoadWords.depth(load.queueDepth()));
        }
        if (load.connections() > 1) {
            parts.add(LoadWords.connections(load.connections()));
        }
        load.rateBitsPerS().ifPresent(rate -> parts.add(LoadWords.rate(rate)));
        int others = all.linksOfTheirOwn().size();
        if (others > 0) {
            parts.add(LoadWords.ofTheirOwn(others));
        }
        return String.join(", ", parts);
    }

    private static long distinct(Load load, ToIntFunction<LinkPlan> end) {
        return load.links().stream().mapToInt(end).distinct().count();
    }
}
