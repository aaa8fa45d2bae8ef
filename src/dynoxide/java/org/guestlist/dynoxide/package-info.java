/** A free DynamoDB emulator as a process, for development and tests. */
package org.guestlist.dynoxide;
