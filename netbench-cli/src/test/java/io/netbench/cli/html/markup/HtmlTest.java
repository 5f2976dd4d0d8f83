package io.netbench.cli.html.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.html.markup.Attribute.Name;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlTest {

    private static final String ARABIC = "\u0639\u0642\u062f\u0629";

    @Test
    void shouldWriteTextAsText() {
        assertEquals(
                "<p>a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>",
                written(html -> html.in(Tag.P, "a <b> & \"c\" 'd'")));
        assertEquals(
                "<p title=\"x&quot; onclick=&quot;y\"></p>",
                written(html -> html.in(Tag.P, "", Attribute.of(Name.TITLE, "x\" onclick=\"y"))));
    }

    @Test
    void shouldSpellOutWhatCantBeSeen() {
        assertEquals(
                "<td>a\\u{1b}[2J\\u{a}\\u{202e}b\\u{0}</td>",
                written(html -> html.in(Tag.TD, "a\u001b[2J\n\u202eb\0")));
        assertEquals("<bdi>\\u{2066}x\\u{d800}</bdi>", written(html -> html.name("\u2066x\ud800")));
    }

    @Test
    void shouldKeepRightToLeftFromTurningWhatIsAroundIt() {
        assertEquals(
                "<p><bdi>" + ARABIC + "</bdi>-&gt;server-1 failed</p>",
                written(html -> html.in(Tag.P, ARABIC + "->server-1 failed")));
        assertEquals(
                "<p title=\"\u2068" + ARABIC + "\u2069 failed\"></p>",
                written(html -> html.in(Tag.P, "", Attribute.of(Name.TITLE, ARABIC + " failed"))));
        assertEquals(
                "<svg><text>\u2068" + ARABIC + "\u2069</text></svg><p><bdi>" + ARABIC + "</bdi></p>",
                written(html -> html.in(Tag.SVG, drawing -> drawing.in(Tag.TEXT, ARABIC))
                        .in(Tag.P, ARABIC)),
                "a drawing knows no bdi");
    }

    @Test
    void shouldHaveNoWayToRunOrLoadAnything() {
        Set<String> forbidden = Set.of(
                "SCRIPT", "STYLE", "LINK", "META", "BASE", "IMG", "IFRAME", "OBJECT", "EMBED", "FORM", "USE", "IMAGE");
        assertTrue(List.of(Tag.values()).stream().map(Tag::name).noneMatch(forbidden::contains));
        assertTrue(List.of(Name.values()).stream()
                .map(name -> written(html -> html.put(Tag.P, Attribute.of(name, "x")))
                        .toLowerCase(Locale.ROOT))
                .noneMatch(html -> html.matches("<p (on[a-z]+|style|src|href|action|srcset|data|xlink:href)=.*")));
    }

    /** Whatever is written as text, a page has no markup of it. */
    @Test
    void shouldKeepAnyTextFromBecomingMarkup() {
        Random random = new Random(22);
        String alphabet = "<>&\"'`/=! -ab\u0000\u001b\u202e\u2028" + ARABIC;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 12; k++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String html = written(page -> page.in(Tag.TD, text.toString(), Attribute.of(Name.TITLE, text)));
            String bare = html.replaceAll("</?bdi>", "");
            assertTrue(bare.matches("(?s)<td title=\"[^\"<>]*\">[^<>]*</td>"), html);
            assertTrue(html.codePoints().noneMatch(Character::isISOControl), html);
        }
    }

    @Test
    void shouldLetInItsOwnScriptsAndStylesAlone() throws Exception {
        String page =
                new Page("t", true).data("{\"a\":\"</script><!--\u2028&\"}").render(html -> html.in(Tag.P, "x"));
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]+)\"")
                .matcher(page);
        assertTrue(policy.find());
        assertTrue(policy.group(1).startsWith("default-src 'none'; "), policy.group(1));
        assertFalse(policy.group(1).contains("unsafe"), policy.group(1));
        Matcher part =
                Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL).matcher(page);
        int parts = 0;
        while (part.find()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(part.group(2).getBytes(StandardCharsets.UTF_8));
            assertTrue(policy.group(1).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'"));
            parts++;
        }
        assertEquals(4, parts);
        assertTrue(page.contains("{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\"}"), "inert");
        assertFalse(
                page.matches("(?s).*https?://(?!www\\.w3\\.org/2000/svg|github\\.com/leeoniya/uPlot).*"),
                "no addresses");
    }

    @Test
    void shouldTakeNothingButBase64AsTheDocument() {
        Page page = new Page("t", false);
        assertThrows(IllegalArgumentException.class, () -> page.saved("</script>"));
    }

    private static String written(Consumer<Html> body) {
        StringBuilder out = new StringBuilder();
        body.accept(new Html(out));
        return out.toString();
    }
}
