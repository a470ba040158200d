import { type Judgement, type Severity, unknown } from '../../core/check/rule.js';
import type { CheckSettings } from '../../core/check/settings.js';

type Online = Pick<CheckSettings, 'online'>;

/** What a rule that needs the network says while nothing was looked up. */
export function networkNotConsulted(what: string, settings: Online, severity: Severity): Judgement {
  return settings.online
    ? unknown('undecidable', `Not looked up: ${what}.`, { severity })
    : unknown('not-asked', `Not looked up: ${what}.`, { severity, asks: ['--online'] });
}

/** What stands in the way of a look-up is missing only once somebody asks for the look-up. */
export function onlyOnline(instead: Judgement, settings: Online): Judgement {
  if (settings.online || instead.outcome !== 'unknown') return instead;
  return unknown('not-asked', instead.message, { asks: ['--online', ...(instead.asks ?? [])] });
}
