/** The GraphQL schema, one class for the operations and edges of each noun. */
package org.guestlist.graphql;
