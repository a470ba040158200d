/** How much work one validation may do. What lies beyond is undecided, never accepted. */
export interface Budget {
  /**
   * Signatures verified, those of CRLs included. 100 is what rustls-webpki allows; a path of PKITS with
   * the CRLs of each of its certificates needs fewer than 20.
   */
  readonly signatures: number;
  /**
   * CA certificates above the leaf, the anchor included. GnuTLS stops at 16; the longest path of PKITS has 7,
   * and hierarchies of AD CS have 2 to 4.
   */
  readonly depth: number;
  /**
   * Issuers tried while building, and CRLs tried for a certificate. rustls-webpki allows 200,000; a mesh of 12 CAs that all sign each other has
   * more paths than that, a real cross-signed hierarchy has dozens.
   */
  readonly steps: number;
  /**
   * Names compared with subtrees of name constraints. 250,000 as in rustls-webpki and Go's crypto/x509, whose
   * measurements put that at some tens of milliseconds; public CAs stay below 10,000.
   */
  readonly nameComparisons: number;
  /**
   * Policies of all certificates of a path, mappings included. The graph of RFC 9618 grows no faster than
   * these; PKITS has at most 10 in a certificate.
   */
  readonly policies: number;
}

export const DEFAULT_BUDGET: Budget = {
  signatures: 100,
  depth: 16,
  steps: 200_000,
  nameComparisons: 250_000,
  policies: 10_000,
};

export type BudgetItem = keyof Budget;

/** What a validation has spent. */
export type Work = Readonly<Record<Exclude<BudgetItem, 'depth'>, number>>;

/** Ends the search at once; caught by validatePath and nowhere else. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
  readonly item: BudgetItem;
  readonly limit: number;

  constructor(item: BudgetItem, limit: number) {
    super(`budget of ${limit} ${item} used up`);
    this.item = item;
    this.limit = limit;
  }
}

/** Counts the work of one validation. */
export class Meter {
  readonly budget: Budget;
  private readonly spent = { signatures: 0, steps: 0, nameComparisons: 0, policies: 0 };

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** @throws BudgetExceeded before the work is done */
  spend(item: Exclude<BudgetItem, 'depth'>, count = 1): void {
    if (this.spent[item] + count > this.budget[item]) throw new BudgetExceeded(item, this.budget[item]);
    this.spent[item] += count;
  }

  get work(): Work {
    return { ...this.spent };
  }
}
