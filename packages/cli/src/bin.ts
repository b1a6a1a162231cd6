#!/usr/bin/env node
import * as nodeModule from 'node:module'

// What is imported after this is kept compiled for the next run, where Node can (22.8 on).
if ('enableCompileCache' in nodeModule) (nodeModule.enableCompileCache as () => void)()
const { start } = await import('./start.ts')
start()
