package io.netbench.storage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What storage tools write besides the files that are read: known only to say what to ask of the tool instead. */
final class OtherOutput {

    private record Form(Pattern mark, String message) {}

    private static final List<Form> FORMS = List.of(
            form("(?m)^\\d+;fio-\\d", "fio's terse output, which is not read; give fio --output-format=json"),
            form(
                    "\\(groupid=\\d+, jobs=\\d+\\)",
                    "fio's output for people, which is not read; give fio --output-format=json"),
            form(
                    "(?m)^ISO Date,Label,Phase,",
                    "elbencho's --livecsv, which is not read; give elbencho --csvfile or --jsonfile"),
            form(
                    "(?m)^OPERATION +RESULT TYPE",
                    "elbencho's output for people, which is not read; give elbencho --csvfile or --jsonfile"),
            form(
                    "(?m)^Total time run: .*",
                    "rados bench's output for people, which is not read; give rados bench --format json"),
            form(
                    "(?m)^idx\\tthread\\top\\t",
                    "warp's list of single requests, which is not read; give the output of warp analyze --json"));

    private OtherOutput() {}

    private static Form form(String mark, String message) {
        return new Form(Pattern.compile(mark), message);
    }

    /** What a text is, and what to ask for instead; empty if it is none of these. */
    static Optional<String> in(String text) {
        return FORMS.stream()
                .filter(form -> form.mark.matcher(text).find())
                .map(Form::message)
                .findFirst();
    }
}
