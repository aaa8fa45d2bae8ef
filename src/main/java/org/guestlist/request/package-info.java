/** What one request to the service carries along with it, whatever room is working on it. */
package org.guestlist.request;
