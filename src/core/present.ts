/**
 * A value of which the lines around it know that it is there: an element at an index within the list, what a search must find.
 * @throws Error where they are wrong, in place of a NaN that goes on
 */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value is missing that has to be there');
  return value;
}
