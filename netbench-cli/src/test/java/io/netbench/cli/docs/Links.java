package io.netbench.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links of a page to other pages, and to headings of them. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private Links() {}

    static List<String> faults(Page page) throws IOException {
        List<String> faults = new ArrayList<>();
        for (int at = 0; at < page.lines().size(); at++) {
            Matcher link = LINK.matcher(page.lines().get(at));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !isThere(page, target)) {
                    faults.add(page.name() + ":" + (at + 1) + ": there is no " + target);
                }
            }
        }
        return faults;
    }

    private static boolean isThere(Page page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? Page.ROOT.resolve(page.name())
                : Page.ROOT.resolve(page.name()).resolveSibling(parts[0]).normalize();
        if (Files.notExists(file)) {
            return false;
        }
        return parts.length == 1
                || Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("#"))
                        .anyMatch(line -> anchor(line).equals(parts[1]));
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
