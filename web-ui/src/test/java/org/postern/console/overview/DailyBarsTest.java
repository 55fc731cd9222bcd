package org.postern.console.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.core.admin.boundary.DayCount;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DailyBarsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 7);

    @ParameterizedTest(name = "a largest count of {0} has the scale {1}")
    @CsvSource({"0, 2", "1, 2", "2, 2", "3, 4", "7, 8", "9, 10", "11, 20", "100, 100", "101, 200", "4213, 6000"})
    void endsTheScaleAtAnEvenNumberThatHoldsEveryBar(long largest, long scale) {
        assertEquals(scale, bars(largest, 0).scale());
    }

    @Test
    void drawsOneBarForEachDayWithMessagesInProportion() throws Exception {
        NodeList bars = elements(bars(0, 4, 0, 2).plot(), "bar");

        assertEquals(2, bars.getLength());
        double full = height(bars, 0);
        assertEquals(full / 2, height(bars, 1), 1);
        assertTrue(full > 100, "the largest bar should fill the plot, but is " + full + " px high");
    }

    @Test
    void namesTheLastDayAndEverySecondBeforeIt() {
        String plot = bars(1, 1, 1, 1, 1).plot();

        assertTrue(plot.contains(">11 Nov<") && plot.contains(">9 Nov<") && plot.contains(">7 Nov<"), plot);
        assertFalse(plot.contains(">10 Nov<"), plot);
    }

    @Test
    void saysTheWholePlotInOneSentence() {
        assertEquals(
                "41\u00a0messages from 7 November to 9 November, most on 8 November with 30.",
                bars(4, 30, 7).summary());
    }

    @Test
    void saysThatThereIsNothingInsteadOfAnEmptyFrame() {
        assertEquals("No messages in the last 3 days.", bars(0, 0, 0).summary());
        assertTrue(bars(0, 0, 0).plot().contains("No messages yet"));
    }

    private static DailyBars bars(long... counts) {
        List<Long> numbers = LongStream.of(counts).boxed().toList();
        return new DailyBars(IntStream.range(0, counts.length)
                .mapToObj(i -> new DayCount(FIRST.plusDays(i), numbers.get(i)))
                .toList());
    }

    private static NodeList elements(String svg, String style) throws Exception {
        var parsed = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
        return (NodeList) XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate("//rect[@class='" + style + "']", parsed, XPathConstants.NODESET);
    }

    private static double height(NodeList bars, int index) {
        return Double.parseDouble(((Element) bars.item(index)).getAttribute("height"));
    }
}
