package io.netbench.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fenced block of a page.
 *
 * @param page the page, as it is called from the root of the checkout
 * @param line number of its first line
 * @param language what stands behind the fence; empty for most
 * @param mark what the comment before it says
 * @param lines what is in it, without the indentation of its fence
 */
record Block(String page, int line, String language, Mark mark, List<String> lines) {

    private static final Pattern PROMPT = Pattern.compile("(?:[a-z0-9-]*)\\$ (.*)");

    /** Languages in which commands are written; blocks of others are looked at by others, or shown only. */
    private static final List<String> SHELL = List.of("", "sh", "bash", "console");

    /**
     * The commands of the block: those behind a prompt, each with what it said, or where there is no prompt all that is in the
     * block, if it begins as a command.
     */
    List<DocumentedCommand> commands() {
        if (!SHELL.contains(language)) {
            return List.of();
        }
        if (lines.stream().noneMatch(each -> PROMPT.matcher(each).matches())) {
            boolean isScript = lines.stream()
                    .filter(each -> !each.isBlank() && !each.startsWith("#"))
                    .findFirst()
                    .filter(OtherPrograms::beginsCommand)
                    .isPresent();
            String script = lines.stream().map(Block::withoutRemark).collect(Collectors.joining("\n"));
            return isScript ? List.of(new DocumentedCommand(this, line, script, List.of())) : List.of();
        }
        return prompted();
    }

    /** Of a table of examples, as in manual pages: what stands behind two spaces or more says what the command does. */
    private static String withoutRemark(String line) {
        return line.replaceFirst("^((?:\\./)?netbench .*?\\S) {2,}[^#\\s].*", "$1");
    }

    private List<DocumentedCommand> prompted() {
        List<DocumentedCommand> commands = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Matcher prompt = PROMPT.matcher(lines.get(at));
            int begin = at++;
            if (!prompt.matches()) {
                continue; // output of nothing: what a reader sees before the first prompt
            }
            StringBuilder text = new StringBuilder(prompt.group(1));
            while (text.charAt(text.length() - 1) == '\\' && at < lines.size()) {
                text.append('\n').append(lines.get(at++));
            }
            List<String> output = new ArrayList<>();
            while (at < lines.size() && !PROMPT.matcher(lines.get(at)).matches()) {
                output.add(lines.get(at++));
            }
            commands.add(new DocumentedCommand(this, line + begin, text.toString(), output));
        }
        return commands;
    }
}
