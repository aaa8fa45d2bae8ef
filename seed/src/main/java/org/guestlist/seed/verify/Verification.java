package org.guestlist.seed.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.seed.Interruption;
import org.guestlist.seed.database.Database;

/** One run: everything is read, what looks wrong is looked at again, what stands is said. */
final class Verification {
  /**
   * A user who is created while the users are read may be seen without the reservation of the
   * address. So many are never created meanwhile that more of them have to be looked at again.
   */
  private static final int MOST_LATE_USERS = 10_000;

  /** The percentage of all lists that is a sign of a restore, whatever may be mended. */
  private static final int MAX_SHARE = 5;

  private final Database database;
  private final Rows rows;
  private final Workers workers;
  private final Recheck recheck;
  private final Report report;
  private final int limit;
  private final int maxShare;

  /**
   * @param limit how many lines there are of one kind
   * @param maxShare the percentage of all lists beyond which nothing is mended
   */
  Verification(Database database, Workers workers, Report report, int limit, int maxShare) {
    this.database = database;
    this.rows = new Rows(database);
    this.workers = workers;
    this.recheck = new Recheck(workers);
    this.report = report;
    this.limit = limit;
    this.maxShare = maxShare;
  }

  /** What was found, and what could be mended of it. */
  record Result(Findings findings, Map<Suspect, Look> standing, RestoreSigns signs) {
    private Map<Suspect, Look> mendable() {
      var mendable = new TreeMap<Suspect, Look>((a, b) -> a.name().compareTo(b.name()));
      standing.forEach(
          (suspect, look) -> look.repair().ifPresent(repair -> mendable.put(suspect, look)));
      return mendable;
    }
  }

  /**
   * Reads and reports.
   *
   * @param forRepair whether lists that keep no counters are to be counted, too
   */
  Result run(boolean forRepair, Consumer<String> progress) {
    var begin = System.nanoTime();
    var census = new Census();
    census.take(rows, workers, progress);
    report.read(census, Duration.ofNanos(System.nanoTime() - begin));
    var suspects = suspects(census, forRepair);
    progress.accept("Looking again at " + Words.number(suspects.size()) + " ...");
    var verdict = recheck.of(suspects);
    var findings = sum(verdict.standing());
    report.findings(findings);
    report.unsettled(verdict.unsettled());
    report.result(findings, missing(census));
    var signs = RestoreSigns.of(census.lists(), verdict.standing().values());
    report.signs(signs.inWords(Math.min(maxShare, MAX_SHARE)));
    return new Result(findings, verdict.standing(), signs);
  }

  private List<Suspect> suspects(Census census, boolean forRepair) {
    var withoutCounters = forRepair ? census.listsWithoutCounters() : Stream.<String>empty();
    var lists =
        Stream.concat(census.doubtfulLists(), withoutCounters)
            .distinct()
            .map(id -> new ListSuspect(id, database, limit));
    var addresses =
        census
            .doubtfulAddresses()
            .map(entry -> new AddressSuspect(entry.getKey(), entry.getValue(), database, limit));
    var users = census.halfUsers().map(id -> new UserSuspect(id, rows));
    var subjects =
        census
            .doubtfulSubjects()
            .map(entry -> new SubjectSuspect(entry.getKey(), entry.getValue(), rows, limit));
    var unreadable =
        census
            .unreadable()
            .map(row -> new UnreadableSuspect(row.getValue(), row.getKey(), database, rows));
    return Stream.of(lists, addresses, subjects, users, unreadable)
        .<Suspect>flatMap(Function.identity())
        .toList();
  }

  private Missing missing(Census census) {
    var addresses = census.unreservedAddresses().limit(MOST_LATE_USERS + 1).toList();
    var unreserved =
        addresses.size() > MOST_LATE_USERS
            ? census.unreservedAddresses().count()
            : stillUnreserved(addresses);
    return new Missing(census.listsWithoutCounters().count(), unreserved);
  }

  private long stillUnreserved(List<String> addresses) {
    var keys = addresses.stream().map(address -> Address.RESERVATION + address).toList();
    long reserved = rows.users(keys).size();
    return keys.size() - reserved;
  }

  private Findings sum(Map<Suspect, Look> standing) {
    var sum = new Findings(limit);
    standing.values().forEach(look -> sum.addAll(look.findings()));
    return sum;
  }

  /**
   * Shows what would be done, and does it if it may.
   *
   * @return what is wrong afterwards
   */
  Findings repair(Result result, Export export, BooleanSupplier may) {
    var mendable = result.mendable();
    var repairs = mendable.values().stream().flatMap(look -> look.repair().stream()).toList();
    report.plan(repairs);
    if (mendable.isEmpty()) {
      return result.findings();
    }
    if (result.signs().exceed(maxShare)) {
      report.tooMuch(maxShare);
      return result.findings();
    }
    if (!may.getAsBoolean()) {
      return result.findings();
    }
    if (repairs.stream().anyMatch(Repair::deletes)) {
      export.open();
    }
    return mended(result, mendable, export);
  }

  private Findings mended(Result result, Map<Suspect, Look> mendable, Export export) {
    var mending = new Mending(export);
    var interruption = new Interruption(mending::stop);
    try {
      var mended = workers.each(mendable.entrySet(), mending::mend);
      var left = left(result, mendable);
      report.mended(mended.stream().filter(done -> done).count(), mendable.size(), left);
      return left;
    } finally {
      report.exported(export);
      interruption.close();
    }
  }

  private Findings left(Result result, Map<Suspect, Look> mendable) {
    var left =
        result.standing().entrySet().stream()
            .filter(entry -> !mendable.containsKey(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var again = recheck.of(mendable.keySet());
    left.putAll(again.standing());
    again.unsettled().forEach(suspect -> left.put(suspect, mendable.get(suspect)));
    return sum(left);
  }
}
