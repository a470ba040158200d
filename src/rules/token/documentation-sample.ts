import { defineRule, note, pass } from '../../core/check/rule.js';
import { sampleOf } from '../../core/token/sample.js';

export default defineRule({
  id: 'token/documentation-sample',
  title: "The token is not the sample of Microsoft's documentation",
  targets: ['token'],
  severity: 'info',
  why: "Microsoft's page prints a token in its sample command line. It expired in 2020, and the copy there now is damaged besides: copied by mistake, it looks like a token and works nowhere.",
  fix: 'Replace it by a token of your own site: BulkRegistrationTokenTool.exe /new',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'TOK', section: 'Bulk registration token: the sample command line', strength: 'observed' },
    { source: 'TP2001.2', section: 'Create a bulk registration token: the sample', strength: 'observed' },
  ],
  example: { good: 'a token of your own site', bad: 'the token of the sample command line' },
  check({ token }) {
    switch (sampleOf(token)) {
      case 'intact':
        return note(
          "This is the sample of Microsoft's documentation, in the intact form of technical preview 2001.2: it expired on 2020-01-30 and belongs to no site of yours.",
        );
      case 'corrupted':
        return note(
          'This is the corrupted sample of Microsoft\'s documentation: in the copy printed there, SCCMTokenCategory became "S{CMPreAuthToken", UniqueId has a "p" in it, and octet 0xB5 stands inside exp. It is no token of yours.',
        );
      default:
        return pass('It is not that sample.');
    }
  },
});
