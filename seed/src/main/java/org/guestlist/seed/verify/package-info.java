/**
 * Checks the invariants of the data model that rows can show. A scan is no snapshot: it only raises
 * suspicions, and each of them is looked at as it is now before anything is said of it.
 */
package org.guestlist.seed.verify;
