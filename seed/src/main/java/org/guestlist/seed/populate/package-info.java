/** Synthetic data, straight into the tables. */
package org.guestlist.seed.populate;
