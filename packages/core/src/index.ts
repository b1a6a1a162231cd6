export { apply } from './apply.ts'
export type { AppliedFile, ApplyOptions, ApplyReport } from './apply.ts'
export { audit, decodeBaseline, emptyBaseline, encodeBaseline } from './audit.ts'
export type { AuditOptions, Baseline } from './audit.ts'
export type { AuditReport, BaselineReport, RuleDoc, Suppressed } from './audit-report.ts'
export * from './backend/contract.ts'
export { embedded, polish } from './backend/index.ts'
export { defineConfig, loadConfig, resolveConfig, withBuildOptions } from './config/index.ts'
export { nearest } from './nearest.ts'
export type { BuildOptions, ComponentOptions, Config, LoadOptions, Mode, ResolvedConfig } from './config/index.ts'
export type { CaptionsFile, Change } from './captions/index.ts'
export type { ComponentTable, ImageComponent } from './component-table.ts'
export { createSourceFilter } from './discover/index.ts'
export * from './entry.ts'
export * from './error.ts'
export { backendsOf, fill } from './fill.ts'
export type { FillOptions } from './fill.ts'
export type { FillEvent, FillReport, FillStop } from './fill-report.ts'
export type { FillFailure, FillFault } from './fill-failure.ts'
export type { FillJob, FillPlan } from './fill-plan.ts'
export { preflight } from './fill-preflight.ts'
export type { HostedShare, Preflight, PreflightOptions } from './fill-preflight.ts'
export * from './finding.ts'
export * from './image.ts'
export type { Edit, Injected, InjectMap } from './inject/index.ts'
export * from './markup.ts'
export * from './occurrence.ts'
export { leftData } from './left-data.ts'
export { createPipeline } from './pipeline.ts'
export type { Pipeline, PipelineOptions } from './pipeline.ts'
export {
  isReport,
  listsImages,
  plainReader,
  plainStyle,
  reporters,
  shortSource,
  wordFailures,
  wordFinding,
  wordLeft,
} from './report/index.ts'
export type { Reader, Reporter, Style, Wording } from './report/index.ts'
export type { EmittedFile, Resolver } from './resolve/index.ts'
export type { Level, RuleCode, RuleOptions, RuleSettings } from './rule-settings.ts'
export { scanSource } from './scan-source.ts'
export type { ScanSourceOptions } from './scan-source.ts'
export * from './seen.ts'
export * from './source.ts'
export { thumbnailOf } from './thumbnail.ts'
export { questionAt, wordingOf } from './wording/index.ts'
export type { Flaw, WordingQuestion } from './wording/index.ts'
