package io.netbench.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as its author wrote it.
 *
 * @param name how it is called from the root of the checkout
 * @param lines all of it
 */
record Page(String name, List<String> lines) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("( *)```([a-z]*)");
    private static final Pattern MENTION = Pattern.compile("`((?:\\./)?netbench [^`]+)`");

    /** Every page with commands, but records of what was decided, which tell of their own day. */
    static List<Page> all() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("examples"), ROOT.resolve("benchmarks"))) {
            int depth = folder.equals(ROOT) || folder.endsWith("docs") ? 1 : 9;
            try (Stream<Path> found = Files.find(
                    folder, depth, (file, attributes) -> file.toString().endsWith(".md"))) {
                found.filter(file -> !file.toString().contains("/target/")).forEach(files::add);
            }
        }
        List<Page> pages = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            pages.add(new Page(ROOT.relativize(file).toString(), Files.readAllLines(file)));
        }
        return pages;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(at));
            if (!fence.matches()) {
                at++;
                continue;
            }
            String indent = fence.group(1);
            Mark mark = at == 0 ? Mark.NONE : Mark.of(lines.get(at - 1));
            int begin = ++at;
            while (!lines.get(at).equals(indent + "```")) {
                at++;
            }
            List<String> inside = lines.subList(begin, at).stream()
                    .map(each -> each.startsWith(indent) ? each.substring(indent.length()) : each)
                    .toList();
            blocks.add(new Block(name, begin + 1, fence.group(2), mark, inside));
            at++;
        }
        return blocks;
    }

    /** Command lines of netbench within sentences and tables. */
    List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        boolean isInBlock = false;
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).strip().startsWith("```")) {
                isInBlock = !isInBlock;
            }
            Matcher mention = MENTION.matcher(lines.get(at));
            while (!isInBlock && mention.find()) {
                mentions.add(new Mention(name + ":" + (at + 1), mention.group(1)));
            }
        }
        return mentions;
    }

    /**
     * A command line within a sentence.
     *
     * @param place page and line
     * @param text what stands between the quotes
     */
    record Mention(String place, String text) {}
}
