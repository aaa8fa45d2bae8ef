/** What the packaged program is like after a long time, and under more load than it can serve. */
package org.guestlist.endurance;
