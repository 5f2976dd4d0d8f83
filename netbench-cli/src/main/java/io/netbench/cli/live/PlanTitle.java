package io.netbench.cli.live;

import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A plan in a line; what matters most comes first, since narrow screens cut the end off. */
final class PlanTitle {

    private PlanTitle() {}

    static String of(RunPlan plan) {
        Load load = plan.loads().get(0);
        boolean fromClients = load.pattern() == Pattern.INCAST && load.mode() == Mode.PUSH;
        String servers = counted(distinct(load, load::serverOf), "server");
        String clients = counted(distinct(load, load::clientOf), "client");
        return load.pattern().name().toLowerCase(Locale.ROOT)
                + (load.mode() == Mode.READ ? " --read" : "")
                + (load.barrier() ? " --barrier" : "")
                + "  "
                + (fromClients ? clients + " -> " + servers : servers + " -> " + clients)
                + "  "
                + load(load.links().get(0).load());
    }

    private static String load(LinkLoad load) {
        List<String> parts = new ArrayList<>();
        parts.add(QuantityText.size(load.blockSizeBytes()) + " blocks");
        parts.add(load.isStream() ? "plain streams" : "depth " + load.queueDepth());
        if (load.connections() > 1) {
            parts.add(load.connections() + " connections a link");
        }
        load.rateBitsPerS().ifPresent(rate -> parts.add(QuantityText.bitRate(rate / 8.0) + " a link"));
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static long distinct(Load load, ToIntFunction<LinkPlan> end) {
        return load.links().stream().mapToInt(end).distinct().count();
    }

    static String counted(long count, String noun) {
        return QuantityText.count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
