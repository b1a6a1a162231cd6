export { createEmittedResolver, type EmittedFile, type EmittedOptions } from './emitted.ts'
export type { ImageCache, Includers, Inspection, ModuleResolution, ResolverOptions } from './options.ts'
export { createResolver, type Resolver } from './resolver.ts'
