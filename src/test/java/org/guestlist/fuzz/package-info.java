/** The fuzzer: generated requests, tokens, rows and settings, and what every answer has to be. */
package org.guestlist.fuzz;
