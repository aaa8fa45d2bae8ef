package org.guestlist.histories;

import java.util.Map;
import java.util.Set;

/**
 * All that a list held, as one caller was shown it: what is not in here was not there.
 *
 * @param items by the text that they were created with
 * @param guests their ids
 */
public record PageOfList(String list, Span span, Map<String, State> items, Set<String> guests) {}
