/** What happens once, before the first request. */
package org.guestlist.start;
