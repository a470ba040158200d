export type Shape = Readonly<Record<string, unknown>>;

/** What zod keeps of a schema, as far as it is read here. */
interface Definition {
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly element?: unknown;
  readonly shape?: Shape;
  readonly entries?: Readonly<Record<string, string>>;
}

const isSchema = (value: unknown): value is { readonly def: Definition } =>
  typeof value === 'object' && value !== null && 'def' in value;

const definitionOf = (schema: unknown): Definition => (isSchema(schema) ? schema.def : {});

/** The schema within one that makes it optional, or changes what was read. */
export function innerOf(schema: unknown): unknown {
  const { innerType, in: input } = definitionOf(schema);
  return innerType ?? input;
}

function unwrapped(schema: unknown): unknown {
  const within = innerOf(schema);
  return within === undefined ? schema : unwrapped(within);
}

export const shapeOf = (schema: unknown): Shape => definitionOf(unwrapped(schema)).shape ?? {};
export const elementOf = (schema: unknown): unknown => definitionOf(unwrapped(schema)).element;
export const entriesOf = (schema: unknown): string[] => Object.values(definitionOf(unwrapped(schema)).entries ?? {});
