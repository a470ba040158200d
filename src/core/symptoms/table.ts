import type { SourceKey } from '../check/sources.js';

export interface Symptom {
  /** The text an administrator sees, as the program prints it. */
  readonly text: string;
  /** Where it is seen: a log file, a wizard page, a console. */
  readonly where: string;
  readonly source: SourceKey;
}

/** What failures look like from outside, each with its source. Rules refer to these by id, so that report and explanation agree. */
export const SYMPTOMS = {
  'wizard-prefix': {
    text: 'The field can contain only lowercase letters and numbers. Name must be between 3 and 24 characters.',
    where: 'Create Cloud Management Gateway Wizard',
    source: 'SRV',
  },
  'winhttp-secure-failure': {
    text: 'Code=12175 (ERROR_WINHTTP_SECURE_FAILURE, 0x80072f8f)',
    where: 'client: ccmsetup.log, LocationServices.log, CcmMessaging.log',
    source: 'KB',
  },
} as const satisfies Record<string, Symptom>;

export type SymptomId = keyof typeof SYMPTOMS;
