import { defineGroup } from '../../define.js';
import { labCrl } from './crl.js';
import { labFaults } from './faults.js';
import { labInit } from './init.js';
import { labIssue } from './issue.js';
import { labRevoke } from './revoke.js';
import { labServe } from './serve.js';
import { labToken } from './token.js';

export const lab = defineGroup(
  'lab',
  'make a lab PKI: roots, issuing CAs, server, client and connection point certificates, CRLs, tokens',
  [labInit, labIssue, labRevoke, labCrl, labServe, labFaults, labToken],
);
