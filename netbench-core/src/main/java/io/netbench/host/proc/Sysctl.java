package io.netbench.host.proc;

import java.util.List;

/** Kernel settings below {@code /proc/sys}; what can't be read is null, and its reason is with the figures. */
public final class Sysctl {

    private final HostFiles files;
    private final Figures figures;

    public Sysctl(HostFiles files, Figures figures) {
        this.files = files;
        this.figures = figures;
    }

    public String word(String figure, String key) {
        return figures.read(figure, () -> files.word(path(key)));
    }

    public List<String> words(String figure, String key) {
        return figures.read(figure, () -> List.of(files.word(path(key)).split("\\s+", -1)));
    }

    public Long number(String figure, String key) {
        return figures.read(figure, () -> files.number(path(key)));
    }

    public Integer intNumber(String figure, String key) {
        return figures.read(figure, () -> files.intNumber(path(key)));
    }

    public Boolean flag(String figure, String key) {
        return figures.read(figure, () -> files.intNumber(path(key)) != 0);
    }

    public <T> T numbers(String figure, String key, int count, Conversion<T> conversion) {
        return figures.read(figure, () -> conversion.of(Numbers.parseAll(path(key), files.word(path(key)), count)));
    }

    private static String path(String key) {
        return "/proc/sys/" + key;
    }

    @FunctionalInterface
    public interface Conversion<T> {
        T of(long[] numbers) throws UnreadableException;
    }
}
