import { defineRule, notApplicable, note, pass } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/client-app-secret',
  title: 'The plan names no secret of the client app',
  targets: ['plan'],
  severity: 'info',
  why: 'Configuration Manager uses the client app, a native app, without a secret. A secret that somebody made for it is one more credential to guard, and its end changes nothing for the gateway.',
  fix: 'Delete the secret: Microsoft Entra admin center > App registrations > the client app > Certificates & secrets.',
  symptoms: 'none recorded',
  citations: [{ source: 'AZSVC', section: 'Import apps dialog (client)', strength: 'observed' }],
  example: { good: 'clientApp: {name: ConfigMgr client}', bad: 'clientApp: {secretExpires: 2026-01-01}' },
  check({ plan: { entra } }, { settings: { at } }) {
    const app = entra?.clientApp;
    if (app === undefined) return notApplicable('The plan names no client app.');
    const { secretExpires, secretYears } = app;
    if (secretExpires === undefined && secretYears === undefined) return pass('The client app has no secret', {});
    const made = secretYears === undefined ? '' : ` of ${secretYears} years`;
    const ended = secretExpires !== undefined && secretExpires <= isoDay(at) ? ` It ended on ${secretExpires}.` : '';
    return note(`The client app has a secret${made}, which Configuration Manager does not use.${ended}`, {
      path: 'entra.clientApp',
      evidence: {
        ...(secretExpires === undefined ? {} : { secretExpires }),
        ...(secretYears === undefined ? {} : { secretYears }),
      },
    });
  },
});
