package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import java.util.List;
import java.util.function.DoubleFunction;

/** Curves over the values of a sweep, on a scale from 0, with the range of repeats at each point. */
public final class CurveDrawing {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;
    private static final int LEFT = 92;
    private static final int BOTTOM = 46;
    private static final int TOP = 12;
    private static final int RIGHT = 16;
    private static final int LINES = 4;
    private static final int MOST_LABELS = 16;
    private static final int COLOURS = 8;

    /**
     * One curve.
     *
     * @param name what tells it from the others
     * @param points one for each value of the sweep
     */
    public record Curve(String name, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /** A point; NaN where it is unknown. */
    public record Point(double value, double least, double most) {
        /** That of a value without repeats. */
        public static Point of(double value) {
            return new Point(value, value, value);
        }
    }

    private final String axis;
    private final List<String> values;
    private final List<Curve> curves;
    private final DoubleFunction<String> words;
    private final double top;

    /**
     * Some curves.
     *
     * @param axis what varies
     * @param values of it
     * @param words of a value of the curves
     */
    public CurveDrawing(String axis, List<String> values, List<Curve> curves, DoubleFunction<String> words) {
        this.axis = axis;
        this.values = List.copyOf(values);
        this.curves = List.copyOf(curves);
        this.words = words;
        top = nice(curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::most)
                .filter(most -> !Double.isNaN(most))
                .max()
                .orElse(1));
    }

    /** The next number that, divided into lines, gives short ones: 1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6 or 8 times a power of ten. */
    static double nice(double most) {
        if (!(most > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10}) {
            if (most <= step * power * (1 + 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /**
     * Writes them.
     *
     * @param label what they show, for who can't see them
     */
    public void write(Html html, String label) {
        html.in(
                Tag.SVG,
                drawing -> {
                    frame(drawing);
                    for (int i = 0; i < curves.size(); i++) {
                        curve(drawing, curves.get(i), "c" + i % COLOURS);
                    }
                },
                cls("curves"),
                Attribute.of(Name.VIEW_BOX, "0 0 " + WIDTH + " " + HEIGHT),
                Attribute.of(Name.ROLE, "img"),
                Attribute.of(Name.ARIA_LABEL, label));
        if (curves.size() > 1) {
            html.in(
                    Tag.UL,
                    list -> {
                        for (int i = 0; i < curves.size(); i++) {
                            String colour = "c" + i % COLOURS;
                            String name = curves.get(i).name();
                            list.in(Tag.LI, item -> item.put(Tag.I, cls(colour)).name(name));
                        }
                    },
                    cls("legend lines"));
        }
    }

    private void frame(Html html) {
        for (int line = 0; line <= LINES; line++) {
            double value = top * line / LINES;
            double y = y(value);
            html.put(
                    Tag.LINE,
                    Attribute.of(Name.X1, LEFT),
                    Attribute.of(Name.X2, WIDTH - RIGHT),
                    Attribute.of(Name.Y1, GridDrawing.number(y)),
                    Attribute.of(Name.Y2, GridDrawing.number(y)));
            label(html, line == 0 ? "0" : words.apply(value), LEFT - 8, y + 4, "end");
        }
        int every = (values.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int i = 0; i < values.size(); i += every) {
            label(html, values.get(i), x(i), HEIGHT - BOTTOM + 18, "middle");
        }
        label(html, axis, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle");
    }

    private static void label(Html html, String text, double x, double y, String anchor) {
        html.in(
                Tag.TEXT,
                text,
                Attribute.of(Name.X, GridDrawing.number(x)),
                Attribute.of(Name.Y, GridDrawing.number(y)),
                Attribute.of(Name.ANCHOR, anchor));
    }

    private void curve(Html html, Curve curve, String colour) {
        StringBuilder line = new StringBuilder();
        StringBuilder ranges = new StringBuilder();
        boolean goesOn = false;
        for (int i = 0; i < curve.points().size(); i++) {
            Point point = curve.points().get(i);
            if (Double.isNaN(point.value())) {
                goesOn = false;
                continue;
            }
            String x = GridDrawing.number(x(i));
            line.append(goesOn ? 'L' : 'M').append(x).append(' ').append(GridDrawing.number(y(point.value())));
            goesOn = true;
            if (point.most() > point.least()) {
                ranges.append("M%s %sV%s"
                        .formatted(x, GridDrawing.number(y(point.least())), GridDrawing.number(y(point.most()))));
            }
        }
        html.put(Tag.PATH, cls("range " + colour), Attribute.of(Name.D, ranges.isEmpty() ? "M0 0" : ranges));
        html.put(Tag.PATH, cls("curve " + colour), Attribute.of(Name.D, line.isEmpty() ? "M0 0" : line));
        for (int i = 0; i < curve.points().size(); i++) {
            Point point = curve.points().get(i);
            if (!Double.isNaN(point.value())) {
                html.put(
                        Tag.CIRCLE,
                        cls(colour),
                        Attribute.of(Name.CX, GridDrawing.number(x(i))),
                        Attribute.of(Name.CY, GridDrawing.number(y(point.value()))),
                        Attribute.of(Name.R, 3));
            }
        }
    }

    private double x(int i) {
        double room = WIDTH - RIGHT - LEFT;
        return values.size() == 1 ? LEFT + room / 2 : LEFT + 14 + (room - 28) * i / (values.size() - 1);
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
    }
}
