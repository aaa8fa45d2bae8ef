/** The administrator's tools: fill the tables, check them, shake them, talk to the service. */
package org.guestlist.seed;
