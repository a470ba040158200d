import {
  type Connection,
  connectionsOf,
  MACHINES,
  type Machine,
  rangeText,
  serversOf,
} from '../core/plan/connections.js';
import type { Plan } from '../core/plan/types.js';
import { csv } from '../core/text/csv.js';
import { powershellString } from '../core/text/powershell.js';

/** The connections of a plan as a table for who keeps the firewall: a row for each name and port range. RFC 4180. */
export const firewallCsv = (plan: Plan): string =>
  csv([
    ['From', 'Servers', 'To', 'Name', 'Port', 'Protocol', 'For'],
    ...connectionsOf(plan).flatMap((connection) =>
      connection.hosts.flatMap((host) =>
        connection.ports.map((range) => [
          MACHINES[connection.from],
          serversOf(plan, connection.from).join('; '),
          connection.to,
          host,
          rangeText(range),
          connection.protocol,
          connection.why,
        ]),
      ),
    ),
  ]);

/** Keys that the plan has to state before every connection can be named, each once. */
export const missingFor = (plan: Plan): readonly string[] => [
  ...new Set(connectionsOf(plan).flatMap(({ missing }) => missing)),
];

/**
 * A script for Windows PowerShell 5.1 and PowerShell 7 that opens each connection from the computer that needs it, and sends nothing. It exits 1 where one is
 * blocked.
 */
export function firewallScript(plan: Plan): string {
  const machines = Object.keys(MACHINES) as Machine[];
  const servers = machines.flatMap((machine) => {
    const names = serversOf(plan, machine);
    return names.length === 0 ? [] : [`  ${powershellString(machine)} = ${list(names.map(powershellString))}`];
  });
  const rows = connectionsOf(plan).flatMap((connection) =>
    connection.hosts.flatMap((host) => portGroups(connection).map((ports) => rowOf(connection, host, ports))),
  );
  return [HEAD(machines), '$servers = @{', ...servers, '}', '$connections = @(', rows.join(',\n'), ')', TAIL]
    .join('\n')
    .replaceAll('\n', '\r\n');
}

/** Ports of which one answer is enough stand together. */
const portGroups = ({ answered, oneOf }: Connection): readonly (readonly number[])[] =>
  oneOf ? [answered] : answered.map((port) => [port]);

const list = (items: readonly string[]): string => `@(${items.join(', ')})`;

const rowOf = ({ from, to, ofGateway }: Connection, host: string, ports: readonly number[]): string =>
  `  @{ From = ${powershellString(from)}; To = ${powershellString(to)}; Name = ${powershellString(host)}; Ports = ${list(ports.map(String))}; OfGateway = $${ofGateway} }`;

const HEAD = (machines: readonly Machine[]): string => `<#
Tests the connections that a cloud management gateway needs, each from the computer that opens it.
Run it there in Windows PowerShell 5.1 or PowerShell 7. It opens TCP connections, sends nothing, and changes nothing.
A connection that has to go through a web proxy shows as Blocked: test that one through the proxy.
Without -From it tests what this computer needs by its name in the plan. Exit code 1: a connection is blocked.
#>
[CmdletBinding()]
param(
  [ValidateSet(${machines.map(powershellString).join(', ')})]
  [string[]] $From,
  [ValidateRange(1, 120)]
  [int] $TimeoutSeconds = 5
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'`;

const TAIL = `$roles = @($From | Where-Object { $_ })
if ($roles.Count -eq 0) {
  $own = [System.Net.Dns]::GetHostName()
  $roles = @($servers.Keys | Where-Object {
    @($servers[$_] | Where-Object { $_ -eq $own -or $_.Split('.')[0] -eq $own.Split('.')[0] }).Count -gt 0
  })
  if ($roles.Count -eq 0) {
    throw "The plan does not name $own. Say with -From which role this computer has."
  }
}
$results = @(foreach ($connection in $connections) {
  if ($roles -notcontains $connection.From) { continue }
  $state = 'Blocked'
  $detail = ''
  try {
    $null = [System.Net.Dns]::GetHostAddresses($connection.Name)
  }
  catch {
    $state = if ($connection.OfGateway) { 'NotYet' } else { 'NoAddress' }
    $detail = if ($connection.OfGateway) { 'The name does not exist. It appears when the gateway is deployed.' } else { 'DNS has no address for the name.' }
  }
  if ($detail -eq '') {
    foreach ($port in $connection.Ports) {
      $client = New-Object -TypeName System.Net.Sockets.TcpClient
      try {
        $waiting = $client.ConnectAsync($connection.Name, $port)
        if ($waiting.Wait($TimeoutSeconds * 1000)) { $state = 'Open' }
        else { $detail = "No answer in $TimeoutSeconds seconds." }
      }
      catch { $detail = $_.Exception.GetBaseException().Message }
      finally { $client.Close() }
      if ($state -eq 'Open') { $detail = ''; break }
    }
  }
  [pscustomobject]@{
    State  = $state
    From   = $connection.From
    To     = $connection.To
    Name   = $connection.Name
    Port   = $connection.Ports -join ' or '
    Detail = $detail
  }
})
$results
if (@($results | Where-Object { $_.State -eq 'Blocked' -or $_.State -eq 'NoAddress' }).Count -gt 0) { exit 1 }
exit 0
`;
