package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.guestlist.store.Callers;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.junit.jupiter.api.Test;

/** The packaged program finishes by itself what another process left. */
class RecoveryIT {
  private static final String PREFIX = "recovery_";
  private static final Database DATABASE = new Database(PREFIX);
  private static final String ADA = "ada@example.com";

  @Test
  void deletionsThatWereCutOffAreFinishedAgainAndAgainThoughNobodyAsks() {
    var environment = new HashMap<>(Instance.withTables(PREFIX));
    environment.put("GUESTLIST_RECOVERY_EVERY", "0.2S");
    try (var instance = Instance.start(environment)) {
      for (var title : List.of("First", "Second")) {
        String list = instance.as(ADA).createList(title).data("createList.id");
        DATABASE.fill(list, 60, 30);
        DATABASE.putUnfinishedDeletion(list, Instant.now().minus(Duration.ofMinutes(2)));

        Callers.until(() -> Optional.of(list).filter(gone -> DATABASE.rowsOfList(gone) == 0));
      }
      String kept = instance.as(ADA).createList("Kept").data("createList.id");
      assertThat(DATABASE.rowsOfList(kept)).isEqualTo(1);
    }
  }
}
