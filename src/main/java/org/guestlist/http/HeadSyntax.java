package org.guestlist.http;

import io.netty.buffer.ByteBuf;

/**
 * Watches the bytes of the head of a request for what some parsers mend and others do not: line
 * feeds alone, folded lines, blank lines and control characters before or between its lines (RFC
 * 9112, sections 2.2 and 5.2). For one connection.
 */
final class HeadSyntax {
  private static final int CR = '\r';
  private static final int LF = '\n';
  private static final int DELETE = 127;

  /** Before the first byte, which may not be white space either. */
  private int last = LF;

  private boolean wellFormed = true;

  /** Begins with the head of the next request. */
  void reset() {
    last = LF;
    wellFormed = true;
  }

  /** Looks at the next bytes of the head. */
  void read(ByteBuf bytes, int start, int end) {
    for (int i = start; i < end && wellFormed; i++) {
      var next = bytes.getUnsignedByte(i);
      wellFormed = mayFollow(next);
      last = next;
    }
  }

  private boolean mayFollow(int next) {
    if (last == CR || next == LF) {
      return last == CR && next == LF;
    }
    if (last == LF && (next == ' ' || next == '\t')) {
      return false;
    }
    return next == CR || next == '\t' || (next >= ' ' && next != DELETE);
  }

  /** Whether all bytes so far may stand where they do. */
  boolean isWellFormed() {
    return wellFormed;
  }
}
