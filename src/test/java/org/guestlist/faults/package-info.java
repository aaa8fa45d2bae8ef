/** Faults of DynamoDB on demand, and what comes of each in every operation. */
package org.guestlist.faults;
