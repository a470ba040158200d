import type { Artefact, CheckCall } from './artefact.js';
import { PASSWORD } from './kit.js';

/** The words behind `cmg-cert` that judge an artefact. @param folder of its files, as it is to be typed; '' for the current one */
export function commandLine(artefact: Artefact, folder: string, passwordFile: string): string[] {
  const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  if ('command' in artefact)
    return artefact.command.map((word) => word.replace(/\{([^}]+)\}/g, (_, name) => path(name)));
  const { check } = artefact;
  const repeated = (option: string, names: readonly string[] = []) => names.flatMap((name) => [option, path(name)]);
  const single = (option: string, value: string | number | undefined) =>
    value === undefined ? [] : [option, String(value)];
  const onOff = (option: string, value: boolean | undefined) =>
    single(option, value === undefined ? undefined : value ? 'on' : 'off');
  return [
    check.verb ?? 'check',
    ...check.inputs.map(path),
    ...single('--as', check.as),
    ...repeated('--roots', check.roots),
    ...repeated('--intermediates', check.intermediates),
    ...repeated('--crl', check.crl),
    ...repeated('--issuer', check.issuer),
    ...single('--service-name', check.serviceName),
    ...single('--region', check.region),
    ...single('--cloud', check.cloud),
    ...single('--deployment', check.deployment),
    ...single('--computer', check.computer),
    ...onOff('--clients-check-crl', check.clientsCheckCrl),
    ...onOff('--verify-client-revocation', check.verifyClientRevocation),
    ...single('--configmgr', check.configmgr),
    ...single('--site-server', check.siteServer),
    ...(check.convert === true ? ['--convert'] : []),
    ...(check.inputs.some((name) => name.endsWith('.pfx')) ? ['--password-file', passwordFile] : []),
  ];
}

/** Whether the command line can say all that the check needs. */
export const isTypable = (artefact: Artefact): boolean =>
  !('check' in artefact) || artefact.check.publicRoots === undefined;

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files and options of a check for the library's function of that name. */
export function libraryCall({ files }: Pick<Artefact, 'files'>, check: CheckCall, at: number) {
  const file = (name: string): File => {
    const content = files[name];
    if (content === undefined) throw new Error(`the artefact has no file ${name}`);
    return { name, bytes: typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content };
  };
  const all = (names: readonly string[] = []): File[] => names.map(file);
  return {
    inputs: all(check.inputs),
    options: {
      at,
      passwords: [PASSWORD],
      as: check.as,
      roots: all(check.roots),
      intermediates: all(check.intermediates),
      crls: all(check.crl),
      issuers: all(check.issuer),
      publicRoots: check.publicRoots?.map((name) => file(name).bytes),
      serviceName: check.serviceName,
      region: check.region,
      cloud: check.cloud,
      deployment: check.deployment,
      computer: check.computer,
      clientsCheckCrl: check.clientsCheckCrl,
      verifyClientRevocation: check.verifyClientRevocation,
      configmgrVersion: check.configmgr,
      siteServerWindows: check.siteServer,
      convert: check.convert,
    },
  };
}
