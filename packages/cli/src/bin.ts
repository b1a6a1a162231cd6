#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { endWith, processArguments, processIo } from './io.ts'
import { main } from './main.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
// Not awaited here: a command's file needs what stands beside this one, and would wait for it to end.
void main(processArguments(), processIo(), manifest.version).then(endWith)
