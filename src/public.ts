/** What the library offers on every platform, by name. */

export type { ChainExport, ChainExportOptions, ExportChain } from './compose/chain.js';
export { createChainExport } from './compose/chain.js';
export type { Check } from './compose/check.js';
export { createCheck } from './compose/check.js';
export type { CheckOptions } from './compose/checkOptions.js';
export type { Names, NamesOptions } from './compose/names.js';
export { createNames } from './compose/names.js';
export { createPlanCheck, readPlan } from './compose/onDemandPlan.js';
export type { PlanCheck, PlanCheckOptions } from './compose/plan.js';
export type { PlanFolder } from './compose/planFiles.js';
export type { Platform } from './compose/platform.js';
export type { Renewal, RenewalOptions } from './compose/renewal.js';
export { createRenewal } from './compose/renewal.js';
export type { Select, SelectOptions } from './compose/select.js';
export { createSelect } from './compose/select.js';
export {
  type BuildRequest,
  buildArguments,
  type ClientAuthentication,
  type Shell,
  writeCommandLine,
} from './core/ccmsetup/build.js';
export { readCommandLines } from './core/ccmsetup/readCommandLines.js';
export { type RegistryRequest, registryFile, registryScript } from './core/ccmsetup/registry.js';
export type { Argument, CommandLine } from './core/ccmsetup/types.js';
export type { FailedInput, LargeCrl, OpenedInput, Source } from './core/check/inputs.js';
export type {
  AnyRule,
  Citation,
  Evidence,
  Judgement,
  Outcome,
  Rule,
  Severity,
  UnknownReason,
} from './core/check/rule.js';
export type { RunRule } from './core/check/runRule.js';
export type { CheckContext, CheckSettings, Cloud, DeploymentMethod } from './core/check/settings.js';
export { SOURCES, type SourceKey } from './core/check/sources.js';
export type { Role, Target } from './core/check/target.js';
export { CmgCertError, type ErrorCode } from './core/errors.js';
export { identify } from './core/identify.js';
export type { AzureAnswer, AzureFacts, AzureRequest, AzureSubscriptionFacts } from './core/names/azureFacts.js';
export type { AzureNames } from './core/names/azureNames.js';
export { CLOUDS } from './core/names/cloudTable.js';
export { deriveNames } from './core/names/serviceName.js';
export { readPkcs7 } from './core/pkcs7/readPkcs7.js';
export { decryptPrivateKey } from './core/pkcs12/decryptPrivateKey.js';
export { openPfx as readPfx } from './core/pkcs12/openPfx.js';
export type { BagAttributes, CertificateBag, Identity, KeyBag, Pfx } from './core/pkcs12/types.js';
export { type Connection, connectionsOf } from './core/plan/connections.js';
export type { Plan } from './core/plan/types.js';
export type {
  CryptoPort,
  CryptoStreams,
  HttpExchange,
  HttpRequest,
  NetworkPolicy,
  NetworkPort,
} from './core/ports.js';
export { type Decoded, readAll } from './core/read.js';
export { type ExitPolicy, exitCode } from './core/report/exitCode.js';
export type { ExplainedSymptom, Explanation, LogDiagnosis } from './core/report/explanation.js';
export type {
  ChainLink,
  CommandLineSummary,
  Counts,
  Finding,
  InputKind,
  InputReport,
  InputSummary,
  Report,
  RequestSummary,
  TokenSummary,
  Verdict,
} from './core/report/report.js';
export type { CandidateReport, SelectionReport } from './core/report/selection.js';
export type { UploadReport } from './core/report/upload.js';
export { explainedSymptom, explainQuery } from './core/symptoms/explain.js';
export { LogDiagnoser } from './core/symptoms/log/diagnosis.js';
export { SYMPTOMS, type Symptom, type SymptomId } from './core/symptoms/table.js';
export { decodeToken } from './core/token/decodeToken.js';
export type { TokenFault, TokenModel } from './core/token/types.js';
export { type TokenSignature, verifyToken } from './core/token/verifyToken.js';
export {
  DEFAULT_BUDGET,
  type PathFailure,
  type PathInput,
  type PathResult,
  PROFILES,
  type Profile,
  PURPOSES,
  validatePath,
} from './core/trust/index.js';
export { readCertificate } from './core/x509/certificate.js';
export { nameEquals } from './core/x509/compareNames.js';
export { CrlStream, type CrlStreamOptions } from './core/x509/crl/crlStream.js';
export { readCrl } from './core/x509/crl/readCrl.js';
export { readCrlExtension } from './core/x509/crl/readCrlExtension.js';
export { formatName } from './core/x509/formatName.js';
export { readCsr } from './core/x509/readCsr.js';
export { readExtension } from './core/x509/readExtension.js';
export type {
  Certificate,
  Crl,
  Csr,
  Extension,
  ExtensionName,
  ExtensionReading,
  ExtensionValues,
  GeneralName,
  Name,
  PrivateKey,
  PublicKey,
  RevocationList,
} from './core/x509/types.js';
export { open } from './gather/open.js';
export type { ReadPlan } from './planFile/readPlan.js';
export { FORMATS, type Format, type FormatName, type FormatOf } from './reporters/formats.js';
export { type HtmlOptions, renderHtml } from './reporters/html/index.js';
export { renderJson } from './reporters/json.js';
export { renderMarkdown } from './reporters/markdown/index.js';
export type { Renderer, Rendering } from './reporters/rendering.js';
export { renderText } from './reporters/text/index.js';
export { PLAIN, type Style, type TextOptions } from './reporters/text/style.js';
export { rules, runRules } from './rules/index.js';
export { VERSION } from './version.js';
export { firewallCsv, firewallScript } from './write/firewall.js';
