/** GraphQL over HTTP: what a request brings beside its query, and what an answer shows. */
package org.guestlist.http;
