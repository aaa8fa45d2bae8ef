package org.guestlist.faults;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets the present {@link FaultPlan} happen to the client of the program under test, which sends
 * each request once and leaves it to the program to send it again.
 */
public final class FaultInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<DatabaseFault> FAULT =
      new ExecutionAttribute<>("guestlist.fault");

  private static final ExecutionAttribute<SdkRequest> ASKED =
      new ExecutionAttribute<>("guestlist.asked");

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    var request = context.request();
    FaultPlan.present()
        .flatMap(plan -> plan.next(request))
        .filter(fault -> !Pages.isAfterEmptyPage(request))
        .ifPresent(
            fault -> {
              attributes.putAttribute(FAULT, fault);
              attributes.putAttribute(ASKED, request);
              fault.before(request).ifPresent(FaultInterceptor::rethrow);
            });
  }

  private static void rethrow(RuntimeException failure) {
    throw failure;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    var request = Pages.resolved(context.request());
    var fault = attributes.getAttribute(FAULT);
    return fault == DatabaseFault.SOME_UNPROCESSED || fault == DatabaseFault.ALL_UNPROCESSED
        ? Batches.sent(request, fault == DatabaseFault.SOME_UNPROCESSED)
        : request;
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    var fault = attributes.getAttribute(FAULT);
    if (fault == null) {
      return context.response();
    }
    fault.after().ifPresent(FaultInterceptor::rethrow);
    var asked = attributes.getAttribute(ASKED);
    return switch (fault) {
      case SOME_UNPROCESSED -> Batches.answered(asked, context.response(), true);
      case ALL_UNPROCESSED -> Batches.answered(asked, context.response(), false);
      case EMPTY_PAGE -> Pages.empty(asked, context.response());
      case INDEX_LACKS_ROWS -> Indexes.lacking(context.response());
      case INDEX_NAMES_A_GONE_ROW -> Indexes.withGoneRow(context.response());
      default -> context.response();
    };
  }
}
