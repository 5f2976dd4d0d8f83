package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.chart.Bar;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.report.HostOrder;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.NicDelta;
import io.netbench.result.NicFigures;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Hosts, the busiest first: where their processors were, and which of their counters moved. */
final class HostSection {

    private static final int MOST_ROWS = 256;
    private static final double BUSY = 0.9;

    private final RunResult run;

    HostSection(RunResult run) {
        this.run = run;
    }

    void write(Html html) {
        List<HostResult> hosts = HostOrder.busiestFirst(run.hosts());
        if (hosts.size() > MOST_ROWS) {
            html.in(
                    Tag.P,
                    "The busiest %s of %s."
                            .formatted(QuantityText.count(MOST_ROWS), QuantityText.counted(hosts.size(), "host")),
                    cls("meaning"));
        }
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, table -> table(table, hosts), cls("hosts")),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Hosts"));
    }

    private static void table(Html html, List<HostResult> hosts) {
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    heading(row, "host", "text");
                    for (String name : List.of("CPU", "netbench", "busiest loop", "soft interrupts", "stolen")) {
                        heading(row, name, "");
                    }
                    heading(row, "what it is", "text");
                    heading(row, "counters that moved", "text");
                }));
        html.in(
                Tag.TBODY,
                body -> hosts.stream().limit(MOST_ROWS).forEach(host -> body.in(Tag.TR, row -> row(row, host))));
    }

    private static void heading(Html html, String name, String css) {
        html.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col"), cls(css));
    }

    private static void row(Html html, HostResult host) {
        html.in(Tag.TD, cell -> cell.name(host.name()).in(Tag.SMALL, String.join(", ", host.roles())), cls("text"));
        if (host.cpu() == null) {
            String why = host.figuresWith()
                    .map(other -> "figures stand with " + other)
                    .orElseGet(() -> "unknown: " + host.absent().getOrDefault("cpu", "not measured"));
            html.in(Tag.TD, why, Attribute.of(Name.COLSPAN, 5), cls("text why"));
        } else {
            share(html, host.cpu(), HostCpu::hostFraction);
            share(html, host.cpu(), HostCpu::processFraction);
            share(html, host.cpu(), HostCpu::busiestLoopFraction);
            share(html, host.cpu(), HostCpu::softirqFraction);
            share(html, host.cpu(), HostCpu::stealFraction);
        }
        html.in(Tag.TD, String.join(", ", facts(host)), cls("text"));
        html.in(Tag.TD, String.join(", ", counters(host)), cls("text"));
    }

    private static void share(Html html, HostCpu cpu, Function<HostCpu, Double> fraction) {
        Double known = fraction.apply(cpu);
        html.in(Tag.TD, cell -> {
            if (known == null) {
                cell.text("-");
            } else {
                cell.text(QuantityText.percent(known));
                Bar.write(cell, known, known >= BUSY ? "bar busy" : "bar");
            }
        });
    }

    private static List<String> facts(HostResult host) {
        List<String> facts = new ArrayList<>();
        if (host.kernel() != null) {
            facts.add(host.kernel());
        }
        if (host.cpus() != null) {
            facts.add(QuantityText.counted(host.cpus(), "core"));
        }
        host.cpuLimit().ifPresent(limit -> facts.add("limited to " + QuantityText.digits(limit)));
        if (host.memoryBytes() != null) {
            facts.add(QuantityText.size(host.memoryBytes()));
        }
        if (host.transport() != null) {
            facts.add(host.transport()
                    + host.loops()
                            .map(loops -> " with " + QuantityText.counted(loops, "loop"))
                            .orElse(""));
        }
        host.congestion().ifPresent(congestion -> facts.add(congestion.names()));
        host.tls().ifPresent(tls -> facts.add("TLS by " + tls.library()));
        host.nics().stream().filter(nic -> !nic.name().equals("lo")).limit(4).forEach(nic -> facts.add(words(nic)));
        return facts;
    }

    private static String words(NicFigures nic) {
        return nic.name()
                + (nic.speedBitsPerS() == null ? "" : " " + QuantityText.bitsPerS(nic.speedBitsPerS()))
                + (nic.mtuBytes() == null ? "" : " MTU " + nic.mtuBytes())
                + nic.switchPort().map(port -> " on " + port).orElse("");
    }

    private static List<String> counters(HostResult host) {
        List<String> moved = new ArrayList<>();
        HostTcp tcp = host.tcp();
        if (tcp != null) {
            counted(moved, "segments sent again", tcp.segmentsRetransmitted());
            counted(moved, "time-outs", tcp.timeouts());
            counted(moved, "spurious", tcp.spuriousRetransmits().orElse(null));
            counted(moved, "loss probes", tcp.lossProbes().orElse(null));
            counted(moved, "listen overflows", tcp.listenOverflows());
            counted(moved, "listen drops", tcp.listenDrops());
            counted(moved, "backlog drops", tcp.backlogDrops());
            counted(moved, "receive queue pruned", tcp.receivePruned());
            counted(moved, "zero windows", tcp.zeroWindows());
        }
        if (host.nicDelta() != null) {
            host.nicDelta().forEach(nic -> interfaces(moved, nic));
        }
        if (host.figuresWith().isEmpty() && moved.isEmpty()) {
            moved.add(unmoved(tcp != null, host.nicDelta() != null));
        }
        return moved;
    }

    private static String unmoved(boolean isTcpKnown, boolean isNicKnown) {
        if (isTcpKnown && isNicKnown) {
            return "none of losses and errors";
        }
        if (isTcpKnown) {
            return "none of TCP; those of interfaces are unknown";
        }
        return isNicKnown ? "none of interfaces; those of TCP are unknown" : "unknown";
    }

    private static void interfaces(List<String> moved, NicDelta nic) {
        boolean hasMoved = nic.rxBytes() != null && nic.txBytes() != null && nic.rxBytes() + nic.txBytes() > 0;
        if (hasMoved && !nic.name().equals("lo")) {
            moved.add("%s %s in, %s out"
                    .formatted(nic.name(), QuantityText.size(nic.rxBytes()), QuantityText.size(nic.txBytes())));
        }
        counted(moved, nic.name() + " dropped in", nic.rxDropped());
        counted(moved, nic.name() + " dropped out", nic.txDropped());
        counted(moved, nic.name() + " errors in", nic.rxErrors());
        counted(moved, nic.name() + " errors out", nic.txErrors());
    }

    private static void counted(List<String> moved, String name, Long count) {
        if (count != null && count != 0) {
            moved.add(name + " " + QuantityText.count(count));
        }
    }
}
