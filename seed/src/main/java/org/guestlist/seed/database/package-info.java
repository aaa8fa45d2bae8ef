/** The tables, reached without the service. */
package org.guestlist.seed.database;
