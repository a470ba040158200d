/**
 * A string as PowerShell reads it back, in single quotes. PowerShell ends such a string at the typographic quotes too (about_Quoting_Rules), so each of them is
 * doubled as the plain one is.
 */
export const powershellString = (text: string): string => `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
