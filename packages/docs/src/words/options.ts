import type { BuildOptions } from '@alt-text/core'

/** Options of a plugin for a Markdown or HTML pipeline. All of them survive `JSON.stringify`. */
export interface PipelineOptions extends BuildOptions {
  /** Where the search for `alt-text.config` begins. @default the working folder */
  root?: string | undefined
  /**
   * Of the captions file, as `ready()` gives it. It changes nothing here; a framework that keeps rendered pages
   * under their plugins' options renders them again once words have changed.
   */
  digest?: string | undefined
}
