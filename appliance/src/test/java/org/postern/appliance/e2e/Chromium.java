package org.postern.appliance.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** A real Chromium without a window, with a profile of its own. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long GLANCE_MS = 50;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param profile an empty folder for what the browser keeps */
    static Chromium start(Path profile) {
        var options = new ChromeOptions();
        options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                // Chromium's own sandbox does not work for root, and tests run in machines that only know root.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        // Of an appliance that is tried out: its certificate is its own.
        options.setAcceptInsecureCerts(true);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static File program(String... names) {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "expected one of these programs on the path, found none: " + String.join(", ", names)))
                .toFile();
    }

    void open(String address) {
        driver.get(address);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    String title() {
        return driver.getTitle();
    }

    void clearAndType(String selector, String text) {
        WebElement field = element(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Types keys to whatever has the focus. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void click(String selector) {
        element(selector).click();
    }

    /** The text of an element that is there or appears soon. */
    String text(String selector) {
        return element(selector).getText();
    }

    /** Waits until the text of an element is as expected. */
    void awaitText(String selector, String expected) {
        await(
                "the text of %s to be “%s”".formatted(selector, expected),
                () -> text(selector).equals(expected));
    }

    /** Waits until the text of an element begins as expected. */
    void awaitTextBeginning(String selector, String expected) {
        await(
                "the text of %s to begin with “%s”".formatted(selector, expected),
                () -> text(selector).startsWith(expected));
    }

    /** Waits until an element has the focus. */
    void awaitFocus(String selector) {
        await(
                "the focus on " + selector,
                () -> driver.switchTo().activeElement().equals(driver.findElement(By.cssSelector(selector))));
    }

    void awaitTitle(String expected) {
        await("the title to be “%s”".formatted(expected), () -> title().equals(expected));
    }

    WebElement element(String selector) {
        await(
                "an element " + selector,
                () -> !driver.findElements(By.cssSelector(selector)).isEmpty());
        return driver.findElement(By.cssSelector(selector));
    }

    Object run(String script, Object... arguments) {
        Object result = driver.executeScript(script, arguments);
        return result == null ? "" : result;
    }

    /** Leaves a picture of the page beside the reports of the tests. */
    void photograph(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a telephone of this width shows the page. */
    void narrow(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    void wide() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    WebDriver.Options manage() {
        return driver.manage();
    }

    /** What the browser itself reported as an error since the last time. */
    List<String> errors() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private void await(String expectation, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (holds(condition)) {
                return;
            }
            // A page can only be asked again: it has no way to call.
            LockSupport.parkNanos(Duration.ofMillis(GLANCE_MS).toNanos());
        }
        throw new AssertionError("expected %s, found “%s” at %s: %s"
                .formatted(
                        expectation,
                        title(),
                        address(),
                        driver.findElement(By.tagName("body")).getText()));
    }

    /** An element may be replaced between being found and being asked. */
    private static boolean holds(Supplier<Boolean> condition) {
        try {
            return condition.get();
        } catch (WebDriverException _) {
            return false;
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
