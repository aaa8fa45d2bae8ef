/** What many callers at once are told, and whether it can be true. */
package org.guestlist.histories;
