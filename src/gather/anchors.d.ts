import type { Certificate } from '../core/x509/types.js';
/** True for an anchor from the built-in table: its dates and serial number mean nothing. */
export declare const isStandIn: (certificate: Certificate) => boolean;
/** Public roots that the issuers' names of these certificates lead to. */
export declare function publicAnchors(certificates: Iterable<Certificate>): Certificate[];
