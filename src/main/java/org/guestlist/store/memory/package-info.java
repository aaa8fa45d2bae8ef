/** The port in memory: for trying the program with no database, and the model that tests trust. */
package org.guestlist.store.memory;
