package org.guestlist.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * Encodes characters in UTF-8 into memory, up to a limit. The JDK's writer has a buffer of 8 KB,
 * which is more than most responses have. Half of a surrogate pair becomes a question mark, as it
 * does there.
 */
final class Utf8Writer extends Writer {
  private static final int FIRST_SIZE = 1_024;

  private static final int GROWTH = 4;

  /** The most that one code point has. */
  private static final int MOST_BYTES = 4;

  private final int limit;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;

  /** The first half of a pair whose second half has not come; else 0. */
  private char half;

  Utf8Writer(int limit) {
    this.limit = limit;
  }

  /** Thrown where there are too many bytes; it has no stack, as it is no fault. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** What was written, with which the writer is at its end. */
  Buffer bytes() throws TooLong {
    endHalf();
    require();
    return Buffer.buffer(length).appendBytes(bytes, 0, length);
  }

  @Override
  public void write(char[] characters, int offset, int count) throws TooLong {
    for (var i = offset; i < offset + count; i++) {
      if (length > bytes.length - 2 * MOST_BYTES) {
        grow();
      }
      write(characters[i]);
    }
    require();
  }

  /** Nothing is held that is more than a little over the limit. */
  private void grow() throws TooLong {
    require();
    var wanted = Math.min((long) GROWTH * bytes.length, limit + 4L * MOST_BYTES);
    bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - MOST_BYTES));
  }

  private void write(char character) {
    if (character < 0x80 && half == 0) {
      add(character);
    } else if (half != 0 && Character.isLowSurrogate(character)) {
      addFour(Character.toCodePoint(half, character));
      half = 0;
    } else {
      endHalf();
      encode(character);
    }
  }

  private void endHalf() {
    if (half != 0) {
      add('?');
      half = 0;
    }
  }

  private void encode(char character) {
    if (character < 0x80) {
      add(character);
    } else if (character < 0x800) {
      add(0xc0 | (character >> 6));
      add(0x80 | (character & 0x3f));
    } else if (Character.isHighSurrogate(character)) {
      half = character;
    } else if (Character.isLowSurrogate(character)) {
      add('?');
    } else {
      add(0xe0 | (character >> 12));
      add(0x80 | ((character >> 6) & 0x3f));
      add(0x80 | (character & 0x3f));
    }
  }

  private void addFour(int codePoint) {
    add(0xf0 | (codePoint >> 18));
    add(0x80 | ((codePoint >> 12) & 0x3f));
    add(0x80 | ((codePoint >> 6) & 0x3f));
    add(0x80 | (codePoint & 0x3f));
  }

  private void add(int octet) {
    bytes[length++] = (byte) octet;
  }

  private void require() throws TooLong {
    if (length > limit) {
      throw new TooLong();
    }
  }

  @Override
  public void flush() {
    // It has nothing that is not in its place.
  }

  @Override
  public void close() {
    // It holds nothing but memory.
  }
}
