/** Who does or confirms what, and the places of the console that several lines name. */
export const ADMIN = 'Full or Infrastructure administrator';
export const AZURE = 'Subscription owner';
export const GLOBAL = 'Global administrator';
export const PKI = 'PKI administrator';
export const NETWORK = 'Network administrator';

export const NODE = 'Administration > Cloud Services > Cloud Management Gateway';
export const WIZARD = 'Create Cloud Management Gateway Wizard';
export const SITES = 'Administration > Site Configuration > Sites';
export const ROLES = 'Administration > Site Configuration > Servers and Site System Roles';
/** Both roles at once: creating and converting a gateway needs them in one account (PLAN, MOD). */
export const AZURE_AND_GLOBAL = 'Subscription owner who is also Global administrator';
/** The node has this name since 2403; before, it is "Azure Active Directory Tenants". */
export const TENANTS =
  'Administration > Cloud Services > Microsoft Entra tenants (before 2403: Azure Active Directory Tenants)';
export const AZURE_SERVICES = 'Administration > Cloud Services > Azure Services';
