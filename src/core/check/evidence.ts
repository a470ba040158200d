export type EvidenceValue = string | number | boolean | readonly string[];
/** What was seen, in operands: JSON-plain, never key material. */
export type Evidence = Readonly<Record<string, EvidenceValue>>;
