/**
 * What a newcomer does in a browser, done in a real one. Apart from the other tests, because
 * Playwright weighs 200 MB: {@code ./mvnw -Pbrowser verify}.
 */
package org.guestlist.browser;
