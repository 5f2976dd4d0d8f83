package io.netbench.cli.html;

import io.netbench.cli.html.markup.Html;
import io.netbench.result.ResultJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the scripts of a page draw and tell, as a small document: figures of links in columns, rounded to what can be seen. */
final class ChartData {

    private static final int DIGITS = 4;

    private final ObjectNode root = ResultJson.mapper().createObjectNode();
    private final ArrayNode maps;

    ChartData(LinkColumns columns) {
        this(columns, IntStream.range(0, columns.size()).toArray());
    }

    /**
     * That of some links.
     *
     * @param some their numbers in the columns; here they are numbered anew, in this order
     */
    ChartData(LinkColumns columns, int[] some) {
        Map<String, Integer> ends = new LinkedHashMap<>();
        Arrays.stream(some).forEach(link -> ends.putIfAbsent(columns.sources().get(link), ends.size()));
        Arrays.stream(some).forEach(link -> ends.putIfAbsent(columns.sinks().get(link), ends.size()));
        ArrayNode names = root.putArray("ends");
        ends.keySet().forEach(end -> names.add(Html.shown(end)));
        root.put("loss", columns.lossWords());
        ObjectNode links = root.putObject("links");
        ArrayNode sources = links.putArray("a");
        ArrayNode sinks = links.putArray("b");
        List<ArrayNode> figures = new ArrayList<>();
        for (String name : List.of("g", "e", "p", "r", "f")) {
            figures.add(links.putArray(name));
        }
        for (int link : some) {
            sources.add(ends.get(columns.sources().get(link)));
            sinks.add(ends.get(columns.sinks().get(link)));
            add(figures.get(0), columns.goodput(link));
            add(figures.get(1), columns.share(link));
            add(figures.get(2), columns.p99(link));
            add(figures.get(3), columns.retransmits(link));
            figures.get(4).add(columns.hasFailed(link) ? 1 : 0);
        }
        maps = root.putArray("maps");
    }

    /** Adds a map, so that the figures of a cell can be told. */
    void addMap(LinkMap map) {
        ObjectNode node = maps.addObject();
        node.put("w", map.width());
        ArrayNode cells = node.putArray("c");
        for (int link : map.cells()) {
            cells.add(link);
        }
    }

    /** Adds a member of its own. */
    ObjectNode put(String name) {
        return root.putObject(name);
    }

    /** Adds a number, or null where it is unknown. */
    static void add(ArrayNode array, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            array.addNull();
        } else {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
            if (rounded.stripTrailingZeros().scale() <= 0) {
                array.add(rounded.longValue());
            } else {
                array.add(rounded);
            }
        }
    }

    String json() {
        return ResultJson.mapper().writeValueAsString(root);
    }
}
