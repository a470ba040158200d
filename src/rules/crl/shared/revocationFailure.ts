import { fail, type Judgement, note } from '../../../core/check/rule.js';
import type { CheckSettings } from '../../../core/check/settings.js';
import type { Role } from '../../../core/check/target.js';

interface Switch {
  readonly on: boolean | undefined;
  /** Said when nobody stated whether it is on. */
  readonly byDefault: string;
  readonly whenOff: string;
  readonly switchOff: string;
}

/** Who checks the revocation of a certificate of this role, and how that is switched off. */
function switchOf(role: Role, settings: CheckSettings): Switch {
  if (role === 'server') {
    return {
      on: settings.clientsCheckCrl,
      byDefault: 'Clients check the CRL of site systems by default',
      whenOff:
        'The site\'s "Clients check the certificate revocation list (CRL) for site systems" is off, so clients do without',
      switchOff:
        'Or do without: Administration > Site Configuration > Sites > Properties > Communication Security, clear "Clients check the certificate revocation list (CRL) for site systems", install clients with /NoCRLCheck, and say --clients-check-crl off here.',
    };
  }
  return {
    on: settings.verifyClientRevocation,
    byDefault: 'The CMG verifies client certificate revocation by default',
    whenOff: 'The CMG\'s "Verify client certificate revocation" is off, so it does without',
    switchOff:
      'Or do without: Administration > Cloud Services > Cloud Management Gateway > Properties > Settings, clear "Verify client certificate revocation", and say --verify-client-revocation off here.',
  };
}

/** Whether nobody checks the revocation of a certificate of this role. */
export const isSwitchedOff = (role: Role, settings: CheckSettings): boolean => switchOf(role, settings).on === false;

/**
 * A failure of revocation checking: an error where it is asked for or nobody said, worth a note where it is switched off.
 *
 * @param problem a sentence
 * @param repair what to do apart from switching the check off, as sentences
 */
export function revocationFailure(
  role: Role,
  settings: CheckSettings,
  problem: string,
  repair: string,
  details: Pick<Judgement, 'path' | 'evidence'>,
): Judgement {
  const { on, byDefault, whenOff, switchOff } = switchOf(role, settings);
  if (on === false) return note(`${problem} ${whenOff}.`, details);
  const message = on === true ? problem : `${problem} ${byDefault}.`;
  return fail(message, { ...details, fix: `${repair} ${switchOff}` });
}

export const PUBLISH =
  'Publish the CRL at an http:// address that the internet reaches and have it written into new certificates (CA > Properties > Extensions > CRL Distribution Point, "Include in the CDP extension of issued certificates"), then issue the certificate again: a CDP is fixed at issue.';
