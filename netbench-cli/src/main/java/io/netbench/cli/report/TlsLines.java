package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.HostResult;
import io.netbench.result.HostTls;
import io.netbench.result.TlsSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the data was encrypted; hosts that did it alike share a line. */
final class TlsLines {

    private static final String LABEL = " TLS  ";

    private TlsLines() {}

    /** None where it was plain. */
    static List<String> lines(List<HostResult> hosts, Screen screen) {
        Map<List<String>, List<String>> byWords = new LinkedHashMap<>();
        hosts.forEach(host -> host.tls()
                .ifPresent(tls -> byWords.computeIfAbsent(words(tls), words -> new ArrayList<>())
                        .add(LinkNames.fitted(host.name(), screen))));
        List<String> lines = new ArrayList<>();
        byWords.forEach((words, names) -> {
            List<String> parts = new ArrayList<>(words);
            if (byWords.size() > 1) {
                parts.add(0, String.join(", ", names));
            }
            lines.addAll(Paragraph.ofParts(LABEL, parts, screen.width()));
        });
        return lines;
    }

    private static List<String> words(HostTls tls) {
        List<String> words = new ArrayList<>();
        for (TlsSession session : tls.agreed()) {
            words.add(session.protocol() + " " + session.cipherSuite()
                    + session.keyExchange().map(group -> " by " + group).orElse(""));
        }
        if (words.isEmpty()) {
            words.add("agreed on with nobody");
        }
        words.add("by " + tls.provider() + " (" + tls.library() + ")");
        words.add(tls.kernelTls() ? "in the kernel" : "kernel TLS not used");
        return words;
    }
}
