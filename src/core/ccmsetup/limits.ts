/** Characters that Microsoft Intune takes for a command line [PROP, CCMSETUPCMD]. */
export const INTUNE_LIMIT = 1024;
