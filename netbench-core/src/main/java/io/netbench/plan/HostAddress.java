package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.OptionalInt;

/**
 * Where an agent's control port is, as a person wrote it. Names are not resolved here.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port the control port; empty: the default one
 */
public record HostAddress(String host, OptionalInt port) {

    public HostAddress {
        require(host != null && isHost(host), "host", "'" + host + "'", "a host name or an IP address");
        require(port.orElse(1) >= 1 && port.orElse(1) <= 65_535, "port of " + host, port, "from 1 to 65535");
    }

    /**
     * Reads {@code host}, {@code host:port}, an IPv6 address, or {@code [v6]:port}.
     *
     * @throws PlanException if it is none of these; the message quotes the text
     */
    public static HostAddress parse(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            String rest = close < 0 ? "" : text.substring(close + 1);
            if (close < 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
                throw unreadable(text);
            }
            return of(text, text.substring(1, close), rest.isEmpty() ? "" : rest.substring(1), !rest.isEmpty());
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
        return hasPort
                ? of(text, text.substring(0, colon), text.substring(colon + 1), true)
                : of(text, text, "", false);
    }

    /** As it is written in lists and shown in messages. */
    @Override
    public String toString() {
        if (port.isEmpty()) {
            return host;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port.getAsInt();
    }

    private static HostAddress of(String text, String host, String port, boolean hasPort) {
        if (!isHost(host)) {
            throw unreadable(text);
        }
        if (!hasPort) {
            return new HostAddress(host, OptionalInt.empty());
        }
        boolean isNumber =
                port.length() >= 1 && port.length() <= 5 && port.chars().allMatch(HostAddress::isDigit);
        if (!isNumber || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new PlanException("'" + text + "' has no valid port; write host:port with a port from 1 to 65535");
        }
        return new HostAddress(host, OptionalInt.of(Integer.parseInt(port)));
    }

    private static PlanException unreadable(String text) {
        return new PlanException("'" + text + "' is not a host; write host, host:port or [v6]:port");
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > 253 || host.charAt(0) == '-') {
            return false;
        }
        if (host.indexOf(':') < 0) {
            return host.chars().allMatch(HostAddress::isNameCharacter);
        }
        int zone = host.indexOf('%');
        String address = zone < 0 ? host : host.substring(0, zone);
        return address.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)
                && host.substring(address.length()).chars().skip(1).allMatch(HostAddress::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
