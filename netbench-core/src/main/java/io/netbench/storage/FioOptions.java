package io.netbench.storage;

import io.netbench.result.StorageDirection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a job of fio: those of its section over the global ones. All of them are texts, and a default is written
 * nowhere.
 */
final class FioOptions {

    private static final long DEFAULT_BLOCK = 4096;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([a-z]*)");

    /** Engines whose calls return when the I/O is done: one is in flight, whatever depth is asked for. */
    private static final Set<String> SYNCHRONOUS =
            Set.of("sync", "psync", "vsync", "pvsync", "pvsync2", "mmap", "splice", "http", "gfapi", "libhdfs", "sg");

    /** Engines that have no storage behind them. */
    private static final Set<String> WITHOUT_STORAGE = Set.of("net", "netsplice", "rdma", "null", "cpuio");

    /** Engines whose I/Os go through the page cache unless they are direct. */
    private static final Set<String> OF_FILES =
            Set.of("sync", "psync", "vsync", "pvsync", "pvsync2", "mmap", "splice", "libaio", "io_uring", "posixaio");

    private static final Pattern HOST_OF_URI =
            Pattern.compile("[\\w+.-]++://(?:[^/@]*+@)?(\\[[^]]*+]|[^/:?]++).*", Pattern.DOTALL);

    private static final String DEFAULT_ENGINE = "psync";

    /** Options that keep a job below what the storage gives. */
    private static final List<String> BRAKES = List.of("rate", "rate_iops", "thinktime");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final JsonField own;

    private final boolean areThere;

    private FioOptions(JsonField own, boolean areThere) {
        this.own = own;
        this.areThere = areThere;
    }

    static FioOptions of(JsonField global, JsonField own) {
        FioOptions options = new FioOptions(own, global.isThere() || own.isThere());
        options.put(global);
        options.put(own);
        return options;
    }

    /** Whether the file tells any. Early versions of fio 2 did not, and then no default can be told either. */
    boolean areThere() {
        return areThere;
    }

    private void put(JsonField written) {
        if (written.isThere()) {
            written.members()
                    .forEach(option ->
                            values.put(option.getKey(), option.getValue().textOr("")));
        }
    }

    /** Whether blocks of a direction had one size, which then is {@link #block}. */
    boolean hasOneBlock(StorageDirection direction) {
        return !values.containsKey("bssplit")
                && !values.containsKey("bsrange")
                && block(direction).isPresent();
    }

    /** Of a text such as {@code 64k} or {@code 64k,128k}: for reads, for writes. Empty if it can't be understood. */
    OptionalLong block(StorageDirection direction) {
        String[] sizes = values.getOrDefault("bs", "").split(",", -1);
        int index = direction == StorageDirection.WRITE && sizes.length > 1 ? 1 : 0;
        String size = sizes[index].strip();
        return size.isEmpty() ? OptionalLong.of(DEFAULT_BLOCK) : bytes(size);
    }

    long depth() {
        return isSynchronous() ? 1 : count("iodepth", Limits.DEPTH);
    }

    long depthAsked() {
        return count("iodepth", Limits.DEPTH);
    }

    long jobs() {
        return count("numjobs", Limits.WORKERS);
    }

    boolean isSynchronous() {
        return SYNCHRONOUS.contains(engine());
    }

    private String engine() {
        return values.getOrDefault("ioengine", DEFAULT_ENGINE);
    }

    /** The engine, if it has no storage behind it; else empty. */
    Optional<String> engineWithoutStorage() {
        return Optional.of(engine()).filter(WITHOUT_STORAGE::contains);
    }

    /** Whether a cache of the client took part in it. */
    boolean isCached() {
        return areThere && OF_FILES.contains(engine()) && !isOn("direct") && !"0".equals(values.get("buffered"));
    }

    private boolean isOn(String option) {
        String value = values.getOrDefault(option, "0");
        return value.equals("1") || value.isEmpty();
    }

    boolean verifies() {
        return values.containsKey("verify");
    }

    /** Whether all that it read was what it had written before. */
    boolean readsBack() {
        String way = values.getOrDefault("rw", values.getOrDefault("readwrite", ""));
        return verifies() && (way.startsWith("write") || way.startsWith("randwrite"));
    }

    /** The options that held it back, such as {@code rate=20m}; none for most. */
    List<String> brakes() {
        return BRAKES.stream()
                .filter(brake -> !values.getOrDefault(brake, "0").equals("0"))
                .map(brake -> brake + '=' + values.get(brake))
                .toList();
    }

    /** What tells jobs of one group that ran at different times from each other. */
    String turn() {
        return values.getOrDefault("wait_for", "") + '\n' + values.getOrDefault("startdelay", "");
    }

    /** What is given to the engine as the server: of nbd, http, rados, nfs and such. */
    String server() {
        String named =
                values.getOrDefault("uri", values.getOrDefault("http_host", values.getOrDefault("hostname", "")));
        Matcher uri = HOST_OF_URI.matcher(named);
        return uri.matches() ? uri.group(1) : named.contains("://") ? "" : named;
    }

    private long count(String option, long most) {
        String text = values.getOrDefault(option, "");
        return text.isBlank() ? 1 : Figures.count(text, most, own.at(option).place());
    }

    /** In fio's own compatible way k is 1024 and ki is 1000; with {@code kb_base=1000} it is as everybody else has it. */
    private OptionalLong bytes(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        String unit = size.group(2).replaceFirst("b$", "");
        boolean isKi = unit.endsWith("i");
        int power = unit.isEmpty() ? 0 : "kmgtp".indexOf(unit.charAt(0)) + 1;
        if (unit.length() > (isKi ? 2 : 1) || (!unit.isEmpty() && power == 0)) {
            return OptionalLong.empty();
        }
        boolean isStandard = "1000".equals(values.get("kb_base"));
        double bytes = Double.parseDouble(size.group(1)) * Math.pow(isKi == isStandard ? 1024 : 1000, power);
        return bytes >= 1 && bytes <= Limits.BLOCK_BYTES ? OptionalLong.of((long) bytes) : OptionalLong.empty();
    }
}
