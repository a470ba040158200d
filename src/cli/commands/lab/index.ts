import type { Command } from 'commander';
import type { Finish, Io } from '../../io.js';
import { addCrl } from './crl.js';
import { addFaults } from './faults.js';
import { addInit } from './init.js';
import { addIssue } from './issue.js';
import { addRevoke } from './revoke.js';
import { addServe } from './serve.js';
import { addToken } from './token.js';

/** A whole PKI to try things on. Each verb loads the lab itself only when it runs. */
export function addLab(program: Command, io: Io, finish: Finish): void {
  const lab = program
    .command('lab')
    .description('make a lab PKI: roots, issuing CAs, server, client and connection point certificates, CRLs, tokens');
  addInit(lab, io, finish);
  addIssue(lab, io, finish);
  addRevoke(lab, io, finish);
  addCrl(lab, io, finish);
  addServe(lab, io, finish);
  addFaults(lab, io, finish);
  addToken(lab, io, finish);
}
