/** Who calls. */
package org.guestlist.identity;
