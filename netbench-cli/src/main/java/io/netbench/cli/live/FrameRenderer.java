package io.netbench.cli.live;

import io.netbench.cli.terminal.Style;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines of text of what the model knows, for a screen of any size. Of many rows only those that are seen are made.
 * Knows no terminal.
 */
final class FrameRenderer {

    /** Below so many lines the position and the keys give way to rows. */
    private static final int LEAST_ROWS_WITH_FOOTER = 4;

    /** From so many lines on there is one for what went wrong. */
    private static final int LEAST_ROWS_WITH_NOTE = 8;

    /** From so many lines on hosts and links are shown together. */
    private static final int LEAST_BODY_OF_BOTH = 7;

    private static final List<String> HELP = List.of(
            "keys",
            "  q                     leave this view; the run goes on",
            "  Ctrl-C                stop the run and report what there is",
            "  v, Tab                links and hosts, links alone, hosts alone",
            "  1 2 3 4               sort by name, rate, latency (p99), retransmits",
            "  s, r                  next order, reverse the order",
            "  up down, k j          scroll by a row",
            "  PgUp PgDn, b space    scroll by a page",
            "  Home End, g G         first row, last row",
            "  Ctrl-L                draw the screen anew",
            "",
            "figures are of the latest interval; retr or lost count since the load began, +n are new",
            "-  is not known    _  nothing arrived in that interval");

    private final LiveModel model;
    private final Glyphs glyphs;
    private final LinkTitles titles;

    FrameRenderer(LiveModel model, Glyphs glyphs) {
        this.model = model;
        this.glyphs = glyphs;
        this.titles = new LinkTitles(model.links());
    }

    /**
     * @param width columns that may be filled
     * @param rows lines that may be filled
     */
    Frame render(ViewState view, int width, int rows, long nowNs) {
        if (view.help()) {
            return new Frame(fitted(HELP.stream().map(Line::plain).toList(), width, rows), view.top(), 1);
        }
        List<Line> lines = new ArrayList<>(new Header(model, glyphs, width).lines(rows, nowNs));
        boolean hasFooter = rows >= LEAST_ROWS_WITH_FOOTER;
        boolean hasNote = rows >= LEAST_ROWS_WITH_NOTE && model.latestFailure() != null;
        int body = Math.max(0, rows - lines.size() - (hasFooter ? 1 : 0) - (hasNote ? 1 : 0));
        if (view.sections() == Sections.BOTH && body >= LEAST_BODY_OF_BOTH) {
            List<Line> hosts = hostsAbove(view, width, body);
            lines.addAll(hosts);
            body -= hosts.size();
        }
        int page = Math.max(1, body - 1);
        int count = view.sections() == Sections.HOSTS
                ? model.hosts().size()
                : model.links().size();
        int top = Math.max(0, Math.min(view.top(), count - page));
        List<Line> table =
                view.sections() == Sections.HOSTS ? hosts(view, width, top, page) : links(view, width, top, page);
        lines.addAll(table.subList(0, Math.min(table.size(), Math.max(0, body))));
        while (lines.size() < rows - (hasFooter ? 1 : 0) - (hasNote ? 1 : 0)) {
            lines.add(Line.EMPTY);
        }
        if (hasNote) {
            lines.add(new Line("failed: " + model.latestFailure(), Style.FAILURE));
        }
        if (hasFooter) {
            lines.add(Line.heading(footer(view, width, top, Math.min(count, top + page), count)));
        }
        return new Frame(fitted(lines, width, rows), top, page);
    }

    /** At most a third of the screen, unless the links below, which are why most people look, need less than the rest. */
    private List<Line> hostsAbove(ViewState view, int width, int body) {
        int count = model.hosts().size();
        int besideAllLinks = body - model.links().size() - 3;
        int shown = Math.min(count, Math.max(1, Math.max(body / 3 - 1, besideAllLinks)));
        List<Line> lines = new ArrayList<>(hosts(view, width, 0, shown));
        if (shown < count) {
            lines.add(Line.heading(
                    "and " + QuantityText.counted(count - shown, "more host") + "; v v shows hosts alone"));
        }
        lines.add(Line.EMPTY);
        return lines;
    }

    private List<Line> hosts(ViewState view, int width, int top, int page) {
        List<HostRow> rows = view.order().hosts(model.hosts(), view.reversed());
        HostPane table = new HostPane(rows, glyphs, width);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.heading(table.heading()));
        rows.subList(top, Math.min(rows.size(), top + page))
                .forEach(host ->
                        lines.add(new Line(table.row(host), host.loss() == null ? Style.PLAIN : Style.FAILURE)));
        return lines;
    }

    private List<Line> links(ViewState view, int width, int top, int page) {
        List<LinkRow> rows = view.order().links(model.links(), view.reversed());
        LinkPane table = new LinkPane(titles, model.isOfDatagrams(), model.highestBytesPerS(), glyphs, width);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.heading(table.heading()));
        rows.subList(top, Math.min(rows.size(), top + page))
                .forEach(link -> lines.add(new Line(table.row(link), style(link))));
        return lines;
    }

    private static Style style(LinkRow link) {
        if (link.failure() != null) {
            return Style.FAILURE;
        }
        boolean isSilent = link.bytesPerS() != null && link.bytesPerS() == 0;
        return isSilent ? Style.WARNING : Style.PLAIN;
    }

    private String footer(ViewState view, int width, int top, int bottom, int count) {
        String what = view.sections() == Sections.HOSTS ? "hosts " : "links ";
        String position = what + QuantityText.count(top + 1) + "-" + QuantityText.count(bottom) + " of "
                + QuantityText.count(count);
        String order = view.order().text(view.reversed());
        String keys = "? help   q leave";
        String full = position + " " + order + "   " + keys + "   s sort   r reverse   v view";
        String medium = position + " " + order + "   " + keys;
        String brief = position + "  " + "? q";
        return full.length() <= width ? full : medium.length() <= width ? medium : brief;
    }

    private static List<Line> fitted(List<Line> lines, int width, int rows) {
        return lines.stream()
                .limit(Math.max(0, rows))
                .map(line -> line.cut(width))
                .toList();
    }
}
