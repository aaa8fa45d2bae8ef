/** What may be done, and by whom. Every rule stands here once. */
package org.guestlist.service;
