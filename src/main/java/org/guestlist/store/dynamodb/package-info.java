/** The DynamoDB adapter: four tables, the low-level asynchronous client, every call visible. */
package org.guestlist.store.dynamodb;
