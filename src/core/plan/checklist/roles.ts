import type { PhaseItem } from './item.js';
import { ADMIN, ROLES, SITES } from './people.js';

export const ROLE_ITEMS: readonly PhaseItem[] = [
  {
    id: 'windows-server',
    text: 'There is at least one Windows Server for the connection point role',
    who: ADMIN,
    where: ROLES,
  },
  {
    id: 'connection-points',
    text: 'There are two or more connection points at primary sites, with ports for all clients',
    who: ADMIN,
    where: `${ROLES} > Add Site System Roles > Cloud management gateway connection point; netsh int ipv4 show dynamicport tcp`,
    rules: ['plan/connection-points', 'plan/connection-point-ports', 'plan/connection-point-site'],
  },
  {
    id: 'connection-point-certificate',
    text: 'The properties of each connection point name its client certificate',
    who: ADMIN,
    where: `${ROLES} > Cloud management gateway connection point > Properties`,
    when: 'pki',
  },
  {
    id: 'connected',
    text: 'Every connection point is connected',
    who: ADMIN,
    where: 'Monitoring > Cloud Management; SMS_Cloud_ProxyConnector.log on its server',
  },
  {
    id: 'management-points',
    text: 'Management points have the mode that clients need, and allow traffic from the gateway',
    who: ADMIN,
    where: `${ROLES} > Management point > Properties > "Allow Configuration Manager cloud management gateway traffic"`,
    rules: [
      'plan/management-point-mode',
      'plan/management-point-site',
      'plan/http-removed',
      'plan/single-https-mp',
      'plan/mp-internet',
    ],
  },
  {
    id: 'software-update-points',
    text: 'Software update points allow traffic from the gateway',
    who: ADMIN,
    where: `${ROLES} > Software update point > Properties > "Allow Configuration Manager cloud management gateway traffic"`,
    rules: ['plan/software-update-points', 'plan/software-update-point-mode'],
  },
  {
    id: 'sup-load-balancer',
    text: 'No software update point that serves the gateway is behind a network load balancer',
    who: ADMIN,
    where: `${ROLES} > Software update point > Properties`,
  },
  {
    id: 'intranet-sup',
    text: 'It is settled whether intranet clients may use the software update point behind the gateway (from 2006)',
    who: ADMIN,
    where: 'Administration > Hierarchy Configuration > Boundary Groups > Properties > Options',
  },
  {
    id: 'pki-option',
    text: '"Use PKI client certificate (client authentication) when available" is on at each primary',
    who: ADMIN,
    where: `${SITES} > each primary > Properties > Communication Security`,
    rules: ['plan/use-pki-certificate'],
    when: 'pki',
  },
  {
    id: 'crl-option',
    text: '"Clients check the certificate revocation list (CRL) for site systems" is as planned at each primary',
    who: ADMIN,
    where: `${SITES} > each primary > Properties > Communication Security`,
    rules: ['plan/clients-check-crl'],
    files: ['server'],
    confirm: true,
  },
  {
    id: 'boundary-groups',
    text: 'The gateway is in a boundary group for intranet clients (from 1902)',
    who: ADMIN,
    where: 'Administration > Hierarchy Configuration > Boundary Groups > Properties > References',
    rules: ['plan/boundary-groups'],
  },
  {
    id: 'cloud-sources',
    text: 'You have decided whether intranet clients of the boundary group prefer the gateway over site systems',
    who: ADMIN,
    where:
      'Administration > Hierarchy Configuration > Boundary Groups > Properties > Options > Prefer cloud based sources over on-premises sources',
  },
  {
    id: 'branchcache',
    text: 'If clients use BranchCache with content from the gateway, the feature is installed on the site server before content is distributed',
    who: ADMIN,
    where: 'Get-WindowsFeature BranchCache, on the site server; distribution point > Properties > General',
  },
  {
    id: 'internet-boundaries',
    text: 'No boundary group is planned for internet clients: they are in none',
    who: ADMIN,
    where: 'Administration > Hierarchy Configuration > Boundaries',
  },
];
