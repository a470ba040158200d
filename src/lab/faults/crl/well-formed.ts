import { sequence } from '../../../core/asn1/encode.js';
import { defineFault } from '../defineFault.js';

const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';

export default defineFault({
  id: 'crl/well-formed',
  rule: 'crl/well-formed',
  title: 'The issuing distribution point of the CRL is empty',
  fails: ['crl/well-formed', 'crl/current'],
  make: (kit) =>
    kit.withCrls({
      'issuing.crl': kit.crl({
        extraExtensions: [{ oid: ISSUING_DISTRIBUTION_POINT, critical: true, value: sequence() }],
      }),
    }),
});
