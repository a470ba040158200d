/** What the network said of one target; each part is absent when it was not asked. */
export interface OnlineFacts {
  readonly revocation?: OnlineRevocation | undefined;
}

/** What was fetched to learn whether a path is revoked. */
export interface OnlineRevocation {
  /** CRLs, complete and delta, one for each location and certificate that names it. */
  readonly crls: readonly [];
}
