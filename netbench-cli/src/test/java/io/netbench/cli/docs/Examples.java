package io.netbench.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Command lines of netbench in files that are no pages. */
final class Examples {

    /** In scripts, units and comments of files; the rest of the line belongs to it. */
    private static final Pattern CALL =
            Pattern.compile("(?:[./]netbench|\\$netbench\"|^#? *netbench|(?:lab|show) run) ([a-z]+ .*)");

    private static final String EXAMPLES_OF_PAGE = "Examples?:";

    private Examples() {}

    /** Those below "Examples" of each page: a line each, and what it does behind two spaces or more. */
    static List<NetbenchLine> ofManualPages() throws IOException {
        List<NetbenchLine> examples = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Page.ROOT.resolve("docs/man"))) {
            for (Path page : pages.sorted().toList()) {
                String text = "";
                List<String> lines = Files.readAllLines(page).stream()
                        .dropWhile(line -> !line.matches("== +" + EXAMPLES_OF_PAGE))
                        .toList();
                for (String line : lines) {
                    text += line.strip().replaceFirst(" {2,}.*", "");
                    if (text.endsWith("\\")) {
                        text = text.substring(0, text.length() - 1);
                    } else {
                        addNetbench(examples, text);
                        text = "";
                    }
                }
            }
        }
        return examples;
    }

    private static void addNetbench(List<NetbenchLine> examples, String text) {
        List<String> words = Words.of(text.split(" [|>;&] ?", 2)[0]);
        if (!words.isEmpty() && words.get(0).equals("netbench")) {
            examples.add(new NetbenchLine(words.subList(1, words.size())));
        }
    }

    /** Those of scripts, units and scenarios in the examples. */
    static List<NetbenchLine> ofFiles() throws IOException {
        List<NetbenchLine> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve("examples"))) {
            for (Path file : files.filter(Examples::mayHoldCommands).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    Matcher call = CALL.matcher(line);
                    if (call.find()) {
                        NetbenchLine example =
                                new NetbenchLine(Words.of(call.group(1).split(" [|>;&]|  ", 2)[0]));
                        example.spec().ifPresent(spec -> examples.add(example));
                    }
                }
            }
        }
        return examples;
    }

    private static boolean mayHoldCommands(Path file) {
        String name = file.toString();
        return Files.isRegularFile(file) && !name.contains("/target/") && !name.matches(".*\\.(md|java|xml)");
    }
}
