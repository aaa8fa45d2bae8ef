package org.guestlist.store;

/**
 * What every store has to do: the promises of {@link Store}, each with a test that names it. Both
 * stores pass it, case for case. Tests use ids of their own, so one database serves them all.
 */
public abstract class StoreContract
    implements UserContract,
        SubjectContract,
        AddressContract,
        ListContract,
        ListPageContract,
        ItemContract,
        ItemPageContract,
        GuestContract,
        PermitContract,
        DeletionContract,
        CounterContract,
        ConcurrencyContract {

  /** The store under test; every call answers the same one, or one over the same data. */
  @Override
  public abstract Store store();
}
