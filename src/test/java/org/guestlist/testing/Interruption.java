package org.guestlist.testing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Lets a {@link Fault} happen instead of a method. */
@Interruptible
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class Interruption {

  @AroundInvoke
  Object around(InvocationContext invocation) throws Exception {
    var method = invocation.getMethod();
    var place = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return Fault.at(place, invocation::proceed);
  }
}
