package org.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections that say nothing, and clients that announce a body and send a byte of it each second. Whoever is cut off comes again. */
final class Crowd implements AutoCloseable {
    private static final int ANNOUNCED = 1_000_000;
    private static final long SECOND = 1000;

    private final InetSocketAddress server;
    private final List<SocketChannel> idle = new ArrayList<>();
    private final List<SocketChannel> slow = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::drip);
    private volatile boolean over;

    Crowd(String host, int port, int idle, int slow) throws IOException {
        this.server = new InetSocketAddress(host, port);
        for (int i = 0; i < idle; i++) {
            this.idle.add(connect());
        }
        for (int i = 0; i < slow; i++) {
            this.slow.add(begin());
        }
        thread.start();
    }

    /** Waits until all of them have sent a few bytes. */
    void settle() throws InterruptedException {
        Thread.sleep(3 * SECOND);
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        return channel;
    }

    private SocketChannel begin() throws IOException {
        SocketChannel channel = connect();
        String head = "POST /api/v2.0/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Length: " + ANNOUNCED + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(US_ASCII)));
        return channel;
    }

    private void drip() {
        try {
            while (!over) {
                idle.replaceAll(channel -> isCut(channel) ? again(this::connect) : channel);
                slow.replaceAll(channel -> dripped(channel) ? channel : again(this::begin));
                Thread.sleep(SECOND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Opening {
        SocketChannel open() throws IOException;
    }

    private SocketChannel again(Opening opening) {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean dripped(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.allocate(1));
            return !isCut(channel);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isCut(SocketChannel channel) {
        try {
            ByteBuffer answer = ByteBuffer.allocate(1024);
            boolean cut = channel.read(answer) != 0;
            if (cut) {
                channel.close();
            }
            return cut;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : idle) {
            channel.close();
        }
        for (SocketChannel channel : slow) {
            channel.close();
        }
    }
}
