/** What the tests share: the database, and the command line. */
package org.guestlist.seed.testing;
