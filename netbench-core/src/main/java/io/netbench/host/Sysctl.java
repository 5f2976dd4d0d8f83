package io.netbench.host;

import java.util.List;

/** Kernel settings below {@code /proc/sys}; what can't be read is null, and its reason is with the figures. */
final class Sysctl {

    private final HostFiles files;
    private final Figures figures;

    Sysctl(HostFiles files, Figures figures) {
        this.files = files;
        this.figures = figures;
    }

    String word(String figure, String key) {
        return figures.read(figure, () -> files.word(path(key)));
    }

    List<String> words(String figure, String key) {
        return figures.read(figure, () -> List.of(files.word(path(key)).split("\\s+", -1)));
    }

    Long number(String figure, String key) {
        return figures.read(figure, () -> files.number(path(key)));
    }

    Integer intNumber(String figure, String key) {
        return figures.read(figure, () -> files.intNumber(path(key)));
    }

    Boolean flag(String figure, String key) {
        return figures.read(figure, () -> files.intNumber(path(key)) != 0);
    }

    <T> T numbers(String figure, String key, int count, Conversion<T> conversion) {
        return figures.read(figure, () -> conversion.of(Numbers.parseAll(path(key), files.word(path(key)), count)));
    }

    private static String path(String key) {
        return "/proc/sys/" + key;
    }

    @FunctionalInterface
    interface Conversion<T> {
        T of(long[] numbers) throws UnreadableException;
    }
}
