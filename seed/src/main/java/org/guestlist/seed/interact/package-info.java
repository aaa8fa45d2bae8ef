/** A load generator that knows what has to come of what it does. */
package org.guestlist.seed.interact;
