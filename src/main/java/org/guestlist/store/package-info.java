/** The port to the database, in the words of the domain. Adapters stand in rooms below. */
package org.guestlist.store;
