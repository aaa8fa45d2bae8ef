/** The service by commands, for people at a terminal and for scripts. */
package org.guestlist.seed.shell;
