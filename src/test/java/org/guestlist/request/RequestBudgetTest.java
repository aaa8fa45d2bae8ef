package org.guestlist.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.request.OnEventLoop.asRequest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
  private static RequestBudget begun(int limit) {
    RequestBudget.begin(limit);
    return RequestBudget.current().orElseThrow();
  }

  @Test
  void asManyRequestsMayBeBegunAsTheLimitSays() {
    var allowed =
        asRequest(
            () -> {
              var budget = begun(2);
              var before = budget.allowsAnother();
              budget.count();
              var atTheLast = budget.allowsAnother();
              budget.count();
              return List.of(before, atTheLast, budget.allowsAnother());
            });

    assertThat(allowed).containsExactly(true, true, false);
  }

  @Test
  void whatIsExemptDoesNotCountAndOnlyWhileItLasts() {
    var allowed =
        asRequest(
            () -> {
              var budget = begun(1);
              budget.count();
              var before = budget.allowsAnother();
              var within =
                  RequestBudget.exempt(
                          () -> {
                            budget.count();
                            return Uni.createFrom().item(budget.allowsAnother());
                          })
                      .await()
                      .indefinitely();
              return List.of(before, within, budget.allowsAnother(), budget.made() == 1);
            });

    assertThat(allowed).containsExactly(false, true, false, true);
  }

  @Test
  void workOutsideOfARequestHasNoLimit() {
    RequestBudget.begin(1);

    assertThat(RequestBudget.current()).isEmpty();
  }
}
