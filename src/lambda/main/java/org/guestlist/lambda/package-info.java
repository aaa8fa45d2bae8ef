/** The service as a function of AWS Lambda, behind an HTTP API of API Gateway. */
package org.guestlist.lambda;
