package io.netbench.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What tables of symptoms quote is said somewhere in the sources, but for names, figures and the word for who says it. */
class MessagesTest {

    private static final Pattern HEADING = Pattern.compile("\\| what (you see|is said) \\|.*");
    private static final Pattern QUOTE = Pattern.compile("`([^`]+)`");
    private static final Pattern SPEAKER = Pattern.compile("^(netbench|node\\d+|hello|connect|prepare|launch): ");
    private static final Pattern GIVEN =
            Pattern.compile("…|'[^']*'|\\d[\\d.]*(?: (?:s|ms|MiB)\\b)?|--[a-z-]+|Linux \\w+");
    private static final int LEAST_LENGTH = 6;
    private static final String SAID_BY_SSH = "Permission denied (publickey) Connection timed out";

    private static String sources;

    @BeforeAll
    static void readSources() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(Page.ROOT.resolve("netbench")));
        for (String module : List.of("netbench-core", "netbench-cli", "transports")) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module))) {
                for (Path file : (Iterable<Path>) files.filter(
                        each -> each.toString().matches(".*/src/main/(java|resources)/.*\\.(java|sh)"))::iterator) {
                    all.append(Files.readString(file));
                }
            }
        }
        sources = all.toString().replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\{([a-z]+)}", "$1") + SAID_BY_SSH;
    }

    @Test
    void shouldQuoteWhatIsSaid() throws IOException {
        List<String> quotes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String quote : symptoms(page)) {
                quotes.add(quote);
                unsaid(quote).forEach(part -> faults.add(page.name() + ": '" + part + "' of '" + quote + "'"));
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(quotes.size() > 30, quotes.toString());
    }

    @Test
    void shouldFindWhatNobodySays() {
        assertEquals(List.of("too few descriptors"), unsaid("prepare: too few descriptors"));
        assertEquals(List.of(), unsaid("the run needs 5 file descriptors, this process may have 3"));
    }

    /** What is quoted in the first column of its tables of symptoms. */
    private static List<String> symptoms(Page page) {
        List<String> quotes = new ArrayList<>();
        boolean isInTable = false;
        for (String line : page.lines()) {
            isInTable =
                    line.startsWith("|") && (isInTable || HEADING.matcher(line).matches());
            if (isInTable) {
                Matcher quote = QUOTE.matcher(line.split(" \\| ", -1)[0]);
                while (quote.find()) {
                    quotes.add(quote.group(1));
                }
            }
        }
        return quotes;
    }

    private static List<String> unsaid(String quote) {
        String words = quote;
        for (Matcher speaker = SPEAKER.matcher(words); speaker.find(); speaker = SPEAKER.matcher(words)) {
            words = words.substring(speaker.end());
        }
        return Arrays.stream(GIVEN.split(words, -1))
                .map(String::strip)
                .filter(part -> part.length() >= LEAST_LENGTH && !sources.contains(part))
                .toList();
    }
}
