package io.netbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads host lists. What {@code @file} names is fetched by the function that it is given, so that it stays pure. */
final class HostListParser {

    private static final int MAX_DIGITS = 9;

    /** What editors of some systems put before the first line. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final UnaryOperator<String> textOfFile;

    HostListParser(UnaryOperator<String> textOfFile) {
        this.textOfFile = textOfFile;
    }

    HostList parse(String text) {
        String list = text.strip();
        if (list.matches("-?[0-9]+")) {
            return local(list);
        }
        List<HostAddress> hosts = new ArrayList<>();
        for (String element : elements(list)) {
            if (element.startsWith("@")) {
                readFile(element.substring(1), hosts);
            } else {
                addHosts(element, hosts);
            }
        }
        return new HostList.Hosts(hosts);
    }

    private static HostList local(String digits) {
        int count = digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (count < 1 || count > HostList.MAX_HOSTS) {
            throw new PlanException("'" + digits + "' is not a number of endpoints; write 1 to " + HostList.MAX_HOSTS
                    + ", or a list of hosts");
        }
        return new HostList.Local(count);
    }

    @SuppressWarnings("StringSplitter") // empty parts are skipped
    private void readFile(String name, List<HostAddress> hosts) {
        int before = hosts.size();
        withoutMark(textOfFile.apply(name))
                .lines()
                .map(HostListParser::withoutComment)
                .forEach(line -> {
                    for (String part : line.split("\\s+")) {
                        if (part.startsWith("@")) {
                            throw new PlanException(
                                    "'@" + name + "' names another file, '" + part + "'; list its hosts instead");
                        }
                        if (!part.isEmpty()) {
                            elements(part).forEach(element -> addHosts(element, hosts));
                        }
                    }
                });
        if (hosts.size() == before) {
            throw new PlanException("'@" + name + "' names no host");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }

    /** Splits at commas outside brackets. */
    private static List<String> elements(String list) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == ',' && (depth <= 0 || i == list.length())) {
                String element = list.substring(from, i).strip();
                if (element.isEmpty()) {
                    throw new PlanException(
                            "'" + list + "' has an empty place; write hosts with one comma between them");
                }
                elements.add(element);
                from = i + 1;
            }
        }
        return elements;
    }

    private static void addHosts(String element, List<HostAddress> hosts) {
        if (isBracketedV6(element)) {
            hosts.add(HostAddress.parse(element));
            return;
        }
        HostPattern.expand(element).stream().map(HostAddress::parse).forEach(hosts::add);
        if (hosts.size() > HostList.MAX_HOSTS) {
            throw new PlanException("'" + element + "' makes more than " + HostList.MAX_HOSTS + " hosts");
        }
    }

    private static boolean isBracketedV6(String element) {
        int close = element.indexOf(']');
        return element.startsWith("[")
                && close > 0
                && element.substring(0, close).indexOf(':') > 0;
    }
}
