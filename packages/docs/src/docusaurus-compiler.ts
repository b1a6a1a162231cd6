/**
 * What `@alt-text/docs/docusaurus` sets up. An entry of its own, so that Node loads it, and not Docusaurus.
 * @module
 */
export { partsFor } from './hosts/docusaurus-compiler.ts'
