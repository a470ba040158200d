/** The names of a table, and its rows, with the types that `Object.keys` and `Object.entries` forget: a table of this program has no member but those of its type. */
export const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(table) as Name[];

export const rowsOf = <Name extends string, Row>(table: Readonly<Record<Name, Row>>): [name: Name, row: Row][] =>
  Object.entries(table) as [Name, Row][];
