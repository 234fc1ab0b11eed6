#!/usr/bin/env node
'use strict'

try {
  require('../dist/main.js').main(process.argv.slice(2)).catch(broken)
} catch (error) {
  broken(error)
}

/** The program cannot be loaded, and nothing of it is here to say so: a shell that evaluates this must stop all the same. */
function broken(error) {
  const { readFileSync, writeSync } = require('node:fs')
  process.exitCode = 1
  writeSync(2, `awsenv: This installation is broken, install it again: ${String(error.message).split('\n')[0]}\n`)
  const words = process.argv.slice(2)
  if (!words.some((word) => word === 'assume' || word === 'session' || word === 'unset')) return
  const option = words.findIndex((word) => /^--shell(=|$)/.test(word))
  let shell = option < 0 ? process.env.AWSENV_SHELL : words[option].split('=')[1] || words[option + 1]
  try {
    shell ||= readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim()
  } catch {
    shell ||= process.platform === 'win32' ? (process.env.PROMPT ? 'cmd' : 'powershell') : 'sh'
  }
  if (/^(powershell|pwsh)/i.test(shell))
    writeSync(1, "$global:LASTEXITCODE=1;Write-Error -Message 'awsenv: exit status 1' -CategoryActivity awsenv -ErrorAction Stop\n")
  else if (/^cmd/i.test(shell)) writeSync(1, 'cmd /c exit 1\n')
  else if (/^xonsh/i.test(shell)) writeSync(1, "raise RuntimeError('awsenv: exit status 1')\n")
  else if (!/^(elvish|nu)/i.test(shell)) writeSync(1, 'false;\n')
}
