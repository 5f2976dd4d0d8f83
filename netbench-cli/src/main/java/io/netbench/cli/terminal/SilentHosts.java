package io.netbench.cli.terminal;

import io.netbench.text.PlainText;
import io.netbench.text.QuantityText;
import java.util.List;

/** Hosts that told nothing of an interval, in a few words. */
public final class SilentHosts {

    private static final int MOST_NAMED = 2;

    private SilentHosts() {}

    /** Such as {@code h3 is not heard}. */
    public static String text(List<String> hosts) {
        int named = hosts.size() <= MOST_NAMED ? hosts.size() : 1;
        String names = PlainText.of(String.join(" and ", hosts.subList(0, named)));
        int more = hosts.size() - named;
        return names
                + (more == 0 ? "" : " and " + QuantityText.count(more) + " more")
                + (hosts.size() == 1 ? " is not heard" : " are not heard");
    }
}
