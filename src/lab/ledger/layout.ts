/** Where things are in a lab's folder; paths are relative, with `/`. */
export const LAYOUT = {
  ledger: 'ledger.jsonl',
  lock: '.lock',
  /** Files are made here and renamed into their places once the ledger names them. */
  staging: '.staging',
  password: 'password.txt',
  readme: 'README.md',
  plan: 'plan.yaml',
  upload: 'upload',
  ca: 'ca',
  crl: 'crl',
} as const;

/** The folder of each kind of certificate. */
export const FOLDERS = {
  ca: LAYOUT.ca,
  server: 'server',
  client: 'clients',
  'connection-point': 'connection-point',
  'ocsp-responder': 'ocsp',
  'token-signing': 'token-signing',
} as const;

/** Microsoft's mark of a delta CRL is a `+` behind the name of its base. */
export const crlFileOf = (stem: string): string => `${stem}.crl`;
export const deltaFileOf = (stem: string): string => `${stem}+.crl`;
