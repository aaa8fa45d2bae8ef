/** The service, reached as any other client does. */
package org.guestlist.seed.graphql;
