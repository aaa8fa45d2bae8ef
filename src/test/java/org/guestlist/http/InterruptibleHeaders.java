package org.guestlist.http;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.guestlist.testing.Interruptible;

/** Reads headers, and may fail to. */
@Alternative
@Interruptible
@Singleton
public class InterruptibleHeaders extends RequestHeaders {
  InterruptibleHeaders(HttpSettings settings) {
    super(settings);
  }
}
