import { SAMPLE_TENANT, SAMPLE_THUMBPRINT } from '../../../core/token/sample.js';
import { defineFault } from '../defineFault.js';
import { siteToken } from '../siteToken.js';

export default defineFault({
  id: 'token/documentation-sample',
  rule: 'token/documentation-sample',
  title: 'The token says that it is the sample of the documentation',
  fails: [],
  make: (kit) => ({
    files: {
      'token.txt': siteToken(kit, {
        header: { x5t: Buffer.from(SAMPLE_THUMBPRINT, 'hex').toString('base64url') },
        claims: { TenantId: SAMPLE_TENANT, iss: `urn:sccm:oauth2:${SAMPLE_TENANT.toLowerCase()}` },
      }),
    },
    command: ['token', 'inspect', '{token.txt}'],
  }),
});
