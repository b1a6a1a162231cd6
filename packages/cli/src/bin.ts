#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { endWith, processArguments, processIo } from './io.ts'
import { main } from './main.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
endWith(await main(processArguments(), processIo(), manifest.version))
