/** What a reader of failures needs from the rules: why a rule is there, by its id; empty for a rule that is not known. */
export type WhyOf = (rule: string) => string;
