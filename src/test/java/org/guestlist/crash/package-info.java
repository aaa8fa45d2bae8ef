/** What is left when a process of the service dies. */
package org.guestlist.crash;
