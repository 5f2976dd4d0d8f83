package io.netbench.cli.html.markup;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A whole page in one file: its style and scripts are in it, and its policy forbids everything else, so that it neither asks for
 * nor runs anything that came with a result.
 */
public final class Page {

    private static final String FOLDER = "/io/netbench/cli/html/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private static final Asset STYLE = Asset.of(FOLDER + "report.css");
    private static final Asset CHART_STYLE = Asset.of(UPLOT + "dist/uPlot.min.css");
    private static final Asset SCRIPT = Asset.of(FOLDER + "report.js");
    private static final Asset CHART_SCRIPT = Asset.of(UPLOT + "dist/uPlot.iife.min.js");

    /** It wants to stand wherever the script does. */
    private static final Asset CHART_LICENCE = Asset.of(UPLOT + "LICENSE");

    private final String title;
    private final boolean hasCharts;
    private String data = "{}";
    private String saved = "";

    /**
     * An empty one.
     *
     * @param title of its window
     * @param hasCharts whether it has charts that a script draws
     */
    public Page(String title, boolean hasCharts) {
        this.title = title;
        this.hasCharts = hasCharts;
    }

    /**
     * What scripts draw.
     *
     * @param json a document
     */
    public Page data(String json) {
        data = json;
        return this;
    }

    /**
     * The result itself, to be saved.
     *
     * @param base64 of its compressed document
     */
    public Page saved(String base64) {
        if (!BASE64.matcher(base64).matches()) {
            throw new IllegalArgumentException("saved must be base64");
        }
        saved = base64;
        return this;
    }

    /** The page as text. */
    public String render(Consumer<Html> body) {
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy())
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .append("<meta name=\"generator\" content=\"netbench\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>")
                .append(Escaping.attribute(title))
                .append("</title>\n");
        style(out, STYLE);
        if (hasCharts) {
            style(out, CHART_STYLE);
        }
        out.append("</head>\n<body>\n");
        body.accept(new Html(out));
        out.append("\n<script type=\"application/json\" id=\"data\">")
                .append(inert(data))
                .append("</script>\n");
        out.append("<script type=\"text/plain\" id=\"saved\">").append(saved).append("</script>\n");
        if (hasCharts) {
            out.append("<script type=\"text/plain\" id=\"licence\">")
                    .append(CHART_LICENCE.content())
                    .append("</script>\n");
            script(out, CHART_SCRIPT);
        }
        script(out, SCRIPT);
        return out.append("</body>\n</html>\n").toString();
    }

    private String policy() {
        String styles = STYLE.source() + (hasCharts ? " " + CHART_STYLE.source() : "");
        String scripts = SCRIPT.source() + (hasCharts ? " " + CHART_SCRIPT.source() : "");
        return "default-src 'none'; style-src " + styles + "; script-src " + scripts
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    /** A document in which nothing can end, or begin, an element or a comment. */
    private static String inert(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static void style(StringBuilder out, Asset asset) {
        out.append("<style>").append(asset.content()).append("</style>\n");
    }

    private static void script(StringBuilder out, Asset asset) {
        out.append("<script>").append(asset.content()).append("</script>\n");
    }
}
