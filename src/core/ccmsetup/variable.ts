/** What every Windows sets, and nobody mistypes: folders, and the computer's name. */
const KNOWN =
  /^(?:%(?:allusersprofile|commonprogramfiles|computername|program(?:data|files|w6432)|system(?:drive|root)|te?mp|windir)(?:\(x86\))?%)$/i;

/** The first variable of a batch file or of PowerShell in a value, whose content only the run shows: `%SITE%`, `!SITE!`, `$env:SITE`, `${site}`. */
export const variableIn = (value: string): string | undefined =>
  (value.match(/%\w[\w().-]*%|!\w+!|\$(?:\{[\w:]+\}|(?:\w+:)?[A-Za-z_]\w*)/g) ?? []).find((one) => !KNOWN.test(one));
