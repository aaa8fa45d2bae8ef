/** Who may do what: docs/rights.md, held against the running program cell by cell. */
package org.guestlist.rights;
