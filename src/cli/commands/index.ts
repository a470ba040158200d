import type { CommandSpec } from '../define.js';
import { ccmsetup } from './ccmsetup.js';
import { chain } from './chain.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { lab } from './lab/index.js';
import { names } from './names.js';
import { pfx } from './pfx.js';
import { plan } from './plan/index.js';
import { renewal } from './renewal.js';
import { request } from './request.js';
import { rules } from './rules.js';
import { select } from './select.js';
import { token } from './token.js';
import { web } from './web.js';

/** Every command, in the order of help. What help, hints and completion read. */
export const COMMANDS: readonly CommandSpec[] = [
  check,
  chain,
  select,
  names,
  renewal,
  token,
  ccmsetup,
  lab,
  pfx,
  plan,
  request,
  rules,
  explain,
  web,
];
