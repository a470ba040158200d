import type { PlanMethod, PlanMode } from './types.js';

export const METHOD_WORDS: Readonly<Record<PlanMethod, string>> = {
  'service-management': 'a service management deployment (classic)',
  'cloud-service-classic': 'a cloud service (classic)',
  'scale-set': 'a virtual machine scale set',
};

export const MODE_WORDS: Readonly<Record<PlanMode, string>> = {
  http: 'HTTP',
  'enhanced-http': 'Enhanced HTTP',
  https: 'HTTPS',
};

export const isClassic = (method: PlanMethod): boolean => method !== 'scale-set';

/** As the console shows it. */
export const METHOD_NAMES: Readonly<Record<PlanMethod, string>> = {
  'service-management': 'Service management (classic)',
  'cloud-service-classic': 'Cloud service (classic)',
  'scale-set': 'Virtual machine scale set',
};
