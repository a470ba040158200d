/** Rules that no file can make fail or speak, each with the reason. Rules that need the network are none of these: they are left out by themselves. */
export const UNBREAKABLE: Readonly<Record<string, string>> = {};

/** Rules that never pass, because they tell something of every file and judge none. */
export const NEVER_PASS: Readonly<Record<string, string>> = {
  'client/key-provider': 'It tells which provider held the key.',
  'client/template': 'It tells from which template the certificate is.',
  'name/cname-needed': 'It tells the CNAME record to create.',
  'plan/vm-size-retirement': 'It tells when Azure retires the size, and every size of a scale set has such a day.',
  'pfx/key-provider': 'It tells which provider held the key; it fails for releases that know none.',
  'pfx/windows-importable': 'It tells which Windows imports the file; it fails where the one asked about does not.',
};
