/** What the tests over HTTP are written with. They know the program by its address only. */
package org.guestlist.testing;
