/**
 * Users, lists, items, guests and the errors of the domain. Imports nothing of the rest and no
 * framework.
 */
package org.guestlist.model;
