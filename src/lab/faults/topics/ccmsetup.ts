import { defineFaults } from '../defineFaults.js';
import { GATEWAY, lineArtefact, siteToken } from '../siteToken.js';

export const ccmsetupFaults = defineFaults([
  {
    id: 'ccmsetup/auth-conflict',
    title: 'A client certificate and Microsoft Entra ID at once',
    make: () =>
      lineArtefact(
        `ccmsetup.exe /mp:https://${GATEWAY} /UsePKICert CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC AADCLIENTAPPID=607b7853-6f6f-4d5d-b3d4-811c33fdd49a`,
      ),
  },
  {
    id: 'ccmsetup/crl-check',
    title: '/NoCRLCheck is missing where clients check no CRL',
    make: () =>
      lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`, [
        '--clients-check-crl',
        'off',
      ]),
  },
  {
    id: 'ccmsetup/gateway-path',
    title: 'The host of the gateway has no path behind it',
    make: () =>
      lineArtefact(
        `ccmsetup.exe /mp:https://GraniteFalls.cloudapp.net CCMHOSTNAME=GraniteFalls.cloudapp.net SMSSITECODE=ABC`,
      ),
  },
  {
    id: 'ccmsetup/host-no-scheme',
    title: 'CCMHOSTNAME begins with https://',
    make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=https://${GATEWAY} SMSSITECODE=ABC`),
  },
  {
    id: 'ccmsetup/known-arguments',
    title: 'A property is mistyped',
    make: () =>
      lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC SMSCACHESISE=5120`),
  },
  {
    id: 'ccmsetup/length',
    title: 'The line is too long for Microsoft Intune',
    make: () =>
      lineArtefact(
        `CCMSETUPCMD="/mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC DNSSUFFIX=${'gateway.'.repeat(120)}contoso.com"`,
      ),
  },
  {
    id: 'ccmsetup/mp-scheme',
    title: '/mp names the gateway without https://',
    make: () => lineArtefact(`ccmsetup.exe /mp:${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`),
  },
  {
    id: 'ccmsetup/no-duplicates',
    title: 'The site code is there twice',
    make: () =>
      lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC SMSSITECODE=ABC`),
  },
  {
    id: 'ccmsetup/parameter-order',
    title: 'A parameter stands behind the properties',
    make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC /NoCRLCheck`),
  },
  {
    id: 'ccmsetup/plain-characters',
    title: 'A word processor has curled the quotation marks',
    make: () =>
      lineArtefact(
        `ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC SMSCACHEDIR=\u201cTemp\u201d`,
      ),
  },
  {
    id: 'ccmsetup/regtoken-companions',
    title: '/regtoken stands there without CCMHOSTNAME',
    make: (kit) =>
      lineArtefact(
        `ccmsetup.exe /mp:https://${GATEWAY} /regtoken:${siteToken(kit)} SMSSITECODE=ABC SMSMP=https://mp1.contoso.com`,
      ),
  },
  {
    id: 'ccmsetup/same-gateway',
    title: '/mp and CCMHOSTNAME name two gateways',
    make: () =>
      lineArtefact(
        `ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY.replace('Falls', 'Fall')} SMSSITECODE=ABC`,
      ),
  },
  {
    id: 'ccmsetup/site-code',
    title: 'AUTO for a client on the internet',
    make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=AUTO`),
  },
  {
    id: 'ccmsetup/values',
    title: 'The tenant is a name, not a GUID',
    make: () =>
      lineArtefact(
        `ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC AADTENANTID=contoso.com`,
      ),
  },
  {
    id: 'ccmsetup/version',
    title: 'A property that the release does not know yet',
    make: () =>
      lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC CCMCERTNAMECHECK=0`, [
        '--configmgr',
        '2203',
      ]),
  },
]);
